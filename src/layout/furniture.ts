import type { PullQuote, Story } from '../content/story.ts';
import { parsePath } from '../images/svg-path.ts';
import { type Place, problem } from '../problems/problem.ts';
import type { FolioFrame, LabelFrame, QuoteFrame, RuleFrame, ShapeFrame } from '../spec/model.ts';
import { breakLines } from '../text/break-lines.ts';
import { toMpt } from '../units.ts';
import { derivedOptions, makeCopy } from './copy.ts';
import { displayHeight, paintLines, paintOrnament } from './display.ts';
import { type Grid, lengthPt } from './grid.ts';
import { displayLines, type Painter, paintFurniture } from './painter.ts';
import type { PlacedFrame } from './placement.ts';
import type { StyleSheet } from './style.ts';

export interface FurnitureContext {
  readonly grid: Grid;
  readonly sheet: StyleSheet;
  readonly placeOf: (path: readonly (string | number)[]) => Place;
}

/** A section nameplate (栏目题) or any other fixed words. */
export function paintLabel(
  placed: PlacedFrame<LabelFrame>,
  { sheet, placeOf }: FurnitureContext,
  out: Painter,
): void {
  const { frame, inner } = placed;
  const style = sheet(frame.style);
  const free = inner.height - style.size;
  if (free < -0.05) {
    const params = { frame: frame.id, text: frame.text, over: Math.ceil(-free) };
    out.problems.push(problem('text-higher-than-frame', params, placeOf(['frames', frame.id])));
  }
  const top = inner.y + (frame.valign === 'top' ? 0 : frame.valign === 'bottom' ? free : free / 2);
  paintFurniture(out, frame.text, style, {
    frame: frame.id,
    kind: 'label',
    box: inner,
    baseline: top + (style.size * style.ascent) / 1000,
    align: style.align === 'justify' ? 'left' : style.align,
    place: placeOf(['frames', frame.id, 'text']),
  });
}

/** 报眉: what is known at the left, in the middle and at the right, over a rule. */
export function paintFolio(
  placed: PlacedFrame<FolioFrame>,
  { grid, sheet, placeOf }: FurnitureContext,
  out: Painter,
): void {
  const { frame, inner, box } = placed;
  const style = sheet(frame.style);
  const rule = frame.rule ? lengthPt(frame.rule.width, grid) : 0;
  const baseline = inner.y + (inner.height - rule - style.size) / 2 + (style.size * style.ascent) / 1000;
  for (const align of ['left', 'center', 'right'] as const) {
    const text = frame[align];
    if (!text) continue;
    const place = placeOf(['frames', frame.id, align]);
    paintFurniture(out, text, style, { frame: frame.id, kind: 'folio', box: inner, baseline, align, place });
  }
  if (frame.rule) {
    out.rect(frame.id, { ...box, y: box.y + box.height - rule, height: rule }, frame.rule.color);
  }
}

/** A straight rule along the longer side of its area. */
export function paintRule(placed: PlacedFrame<RuleFrame>, { grid }: FurnitureContext, out: Painter): void {
  const { frame, box } = placed;
  const width = lengthPt(frame.width, grid);
  const upright = box.height > box.width;
  out.rect(frame.id, upright ? { ...box, width } : { ...box, height: width }, frame.color);
}

/** A shape scaled to its area. */
export function paintShape(placed: PlacedFrame<ShapeFrame>, context: FurnitureContext, out: Painter): void {
  const { frame, box } = placed;
  const parsed = parsePath(frame.path);
  if ('error' in parsed) {
    const place = context.placeOf(['frames', frame.id, 'path']);
    out.problems.push(problem('shape-path', { frame: frame.id, detail: parsed.error }, place));
    return;
  }
  const [vx, vy, vw, vh] = frame.viewBox;
  let horizontal = false;
  const commands = parsed.commands.map((part) => {
    if (typeof part === 'string') {
      horizontal = false;
      return part;
    }
    horizontal = !horizontal;
    return horizontal
      ? toMpt(box.x + ((part - vx) / vw) * box.width)
      : toMpt(box.y + ((part - vy) / vh) * box.height);
  });
  out.path({
    kind: 'path',
    role: 'furniture',
    frame: frame.id,
    commands,
    ...(frame.fill ? { fill: out.color(frame.fill) } : {}),
    ...(frame.stroke
      ? {
          stroke: {
            color: out.color(frame.stroke.color),
            width: toMpt(lengthPt(frame.stroke.width, context.grid)),
          },
        }
      : {}),
    ground: true,
  });
}

/** 摘句 in a frame of its own, centred in its height. */
export function paintQuote(
  placed: PlacedFrame<QuoteFrame>,
  story: Story,
  { grid, sheet, placeOf }: FurnitureContext,
  out: Painter,
): void {
  const { frame, inner } = placed;
  const quotes = story.blocks.filter((block): block is PullQuote => block.kind === 'quote');
  const quote = quotes[frame.quote - 1];
  if (!quote) {
    const params = {
      frame: frame.id,
      story: frame.story,
      part: `第${frame.quote}条摘句`,
      partEn: `quote ${frame.quote}`,
    };
    out.problems.push(problem('part-missing', params, placeOf(['frames', frame.id, 'quote'])));
    return;
  }
  const copy = makeCopy(
    quote.text,
    sheet(frame.styles.text),
    out.problems,
    derivedOptions(story, quote.text),
  );
  const who = quote.speaker
    ? makeCopy(quote.speaker, sheet(frame.styles.speaker), out.problems, derivedOptions(story, quote.speaker))
    : undefined;
  const lines = breakLines(copy.measured, () => inner.width, { justify: false }).lines;
  const quoteHeight = displayHeight(copy, lines.length);
  const height = quoteHeight + (who ? who.style.size * 1.8 : 0);
  if (height > inner.height + 0.05) {
    const params = { frame: frame.id, text: quote.text.text };
    out.problems.push(problem('quote-does-not-fit', params, placeOf(['frames', frame.id])));
  }
  const top = inner.y + (inner.height - height) / 2;
  const at = { frame: frame.id, kind: 'quote', role: 'derived', story: frame.story } as const;
  const room = { x: inner.x, width: inner.width };
  paintLines(out, copy, lines, { ...room, top }, { ...at, align: alignOf(copy.style.align, 'left') });
  if (who) {
    const whoTop = top + height - who.style.size;
    paintLines(
      out,
      who,
      displayLines(who, inner.width),
      { ...room, top: whoTop },
      { ...at, align: alignOf(who.style.align, 'right') },
    );
  }
  if (frame.ornament) {
    const type = { ...inner, y: top, height };
    paintOrnament(out, frame.id, frame.ornament, { type, block: inner }, (length) =>
      lengthPt(length, grid, copy.style.size),
    );
  }
}

/** Display type is never justified: what `justify` means for it. */
function alignOf(
  align: 'justify' | 'left' | 'center' | 'right',
  instead: 'left' | 'right',
): 'left' | 'center' | 'right' {
  return align === 'justify' ? instead : align;
}
