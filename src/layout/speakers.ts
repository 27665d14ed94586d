import type { Paragraph, Story } from '../content/story.ts';
import type { Profile } from '../text/types.ts';
import type { CopyOptions } from './copy.ts';
import type { Style } from './style.ts';

/** How a paragraph is set that is not set like the others. */
export interface ParagraphLook {
  readonly style: Style;
  readonly options: CopyOptions;
}

/** The look of a paragraph: of the body, without indent where it runs on, as one of a list of speakers. */
export function paragraphLook(story: Story, block: Paragraph | undefined, body: Style): ParagraphLook {
  if (block?.speaker) return speakerLook(story, block.speaker, body);
  return { style: block?.continued ? withProfile(body, { indent: 0 }) : body, options: {} };
}

function withProfile(style: Style, change: Partial<Profile>): Style {
  return { ...style, profile: { ...style.profile, ...change } };
}

/**
 * A line of a list of speakers (CLREQ 6.2.1.2): the names in 黑, the shorter ones spaced out to the longest, and every
 * line of what they say stands in by the names and their colon.
 */
function speakerLook(
  story: Story,
  { list, name }: NonNullable<Paragraph['speaker']>,
  body: Style,
): ParagraphLook {
  const names = story.blocks.flatMap((one) =>
    one.kind === 'paragraph' && one.speaker?.list === list ? [one.speaker.name] : [],
  );
  const longest = Math.max(0, ...names);
  const stand = longest > 0 ? longest + 1 : 0;
  // Who goes on speaking begins where the words of the first line do.
  const style = withProfile(body, { indent: name > 0 ? 0 : stand, hangIndent: stand });
  if (name === 0) return { style, options: {} };
  const bold = { ...body, faces: body.marks.hei };
  const gaps = Math.max(1, name - 1);
  const spaced = { ...bold, tracking: body.tracking + (longest - name) / gaps };
  return {
    style,
    options: {
      spans: [
        { start: 0, end: gaps, style: spaced },
        ...(name > 1 ? [{ start: gaps, end: name, style: bold }] : []),
      ],
      units: [{ start: 0, end: name, rigid: true }],
    },
  };
}
