import { type Hit, layoutRule } from './rule.ts';
import { bottom, type Leg, right, type Sheet, sharedWidth, shortened } from './sheet.ts';

/** 串栏: the text goes on where nobody looks for it, or something foreign cuts a leg in the middle. */
export const readingOrder = layoutRule({
  id: 'L05',
  code: 'layout-reading-order',
  zh: '串栏',
  en: 'doubtful reading order',
  level: 'warning',
  limits: {},
  check(sheet) {
    return [...turns(sheet), ...cuts(sheet)];
  },
});

function turns(sheet: Sheet): Hit[] {
  const position = new Map(sheet.reading.map((line, at) => [line.index, at]));
  const at = (leg: Leg) => position.get(leg.lines.find((line) => line.role === 'story')?.index ?? -1) ?? 0;
  const legs = sheet.legs.filter((leg) => !leg.isNote).sort((a, b) => at(a) - at(b));
  return legs.flatMap((next, i): Hit[] => {
    const leg = legs[i - 1];
    if (!leg || leg.story !== next.story) return [];
    const head = sheet.heads.find(({ story }) => story === next.story);
    const overHead = head !== undefined && bottom(next.box) <= head.box.y && leg.box.y > head.box.y;
    const goesOn = next.box.x >= right(leg.box) || next.box.y >= bottom(leg.box) - 1;
    if (goesOn && !overHead) return [];
    const level = overHead ? { level: 'error' as const } : {};
    return [{ line: next.lines[0]!.index, a: shortened(next.lines[0]!.text), ...level }];
  });
}

/** A picture or a frame of another story across a leg, with text of the leg above and below it. */
function cuts(sheet: Sheet): Hit[] {
  return sheet.legs.flatMap((leg) =>
    sheet.frames.flatMap((frame): Hit[] => {
      const foreign = frame.kind === 'image' || (frame.story !== undefined && frame.story !== leg.story);
      if (!foreign || sharedWidth(frame.box, leg.box) < 0.9 * leg.box.width) return [];
      const under = leg.lines.find((line) => line.box.y >= bottom(frame.box) - 1);
      if (!under || !leg.lines.some((line) => bottom(line.box) <= frame.box.y + 1)) return [];
      // With nothing beside it the reader has no other way than down.
      const beside = sheet.legs.some(
        (other) => other !== leg && other.story === leg.story && other.box.x > leg.box.x,
      );
      return beside ? [{ line: under.index, box: frame.box, a: shortened(under.text) }] : [];
    }),
  );
}
