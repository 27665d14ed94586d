import type { RichText } from '../content/story.ts';
import { problem } from '../problems/problem.ts';
import type { HeadlineFrame, HeadlinePiece } from '../spec/model.ts';
import type { HeadlineContext } from './headline.ts';
import type { Painter } from './painter.ts';

/** Break offsets written with `|` in the spec, else in the story; undefined where none are. */
export function explicitStarts(
  piece: HeadlinePiece,
  rich: RichText,
  context: HeadlineContext,
  out: Painter,
  frame: HeadlineFrame,
  index: number,
): readonly number[] | undefined {
  if (piece.breaks === undefined) return rich.breaks && storyStarts(rich.breaks, piece, rich.text);
  const plain = (text: string) => text.replace(/[\s|｜\u3000]/g, '');
  if (plain(piece.breaks) !== plain(rich.text)) {
    const place = context.placeOf(['frames', frame.id, 'pieces', index, 'breaks']);
    out.problems.push(problem('headline-breaks-differ', { breaks: piece.breaks, text: rich.text }, place));
    return undefined;
  }
  const starts = [0];
  let at = 0;
  for (const part of piece.breaks.split(/[|｜]/).slice(0, -1)) {
    for (const ch of plain(part)) {
      while (/[\s\u3000]/.test(rich.text[at] ?? '')) at++;
      at += ch.length;
    }
    while (/[\s\u3000]/.test(rich.text[at] ?? '')) at++;
    starts.push(at);
  }
  return starts;
}

/**
 * The writer's bars: all of them where the piece may have so many lines, else those that make its lines most
 * even. A head that must be broken more often than the bars say is broken by sense.
 */
function storyStarts(
  breaks: readonly number[],
  piece: HeadlinePiece,
  text: string,
): readonly number[] | undefined {
  const count = Math.min(breaks.length + 1, piece.maxLines);
  if (count < piece.minLines) return undefined;
  const starts = [0];
  for (let i = 1; i < count; i++) {
    const ideal = (text.length * i) / count;
    // Enough bars must be left for the lines that follow.
    const left = breaks.slice(0, breaks.length - (count - 1 - i)).filter((at) => at > starts.at(-1)!);
    starts.push(
      left.reduce((best, at) => (Math.abs(at - ideal) < Math.abs(best - ideal) ? at : best), left[0]!),
    );
  }
  return starts;
}
