import { createHash } from 'node:crypto';
import { type Outcome, type Place, type Problem, problem } from '../problems/problem.ts';
import { isTooLarge, PIXEL_LIMIT, type PictureHeader, readHeader } from './header.ts';
import { recognise } from './recognise.ts';

/** A picture file whose bytes were recognised and whose header is sound. Its pixels are not decoded yet. */
export interface PictureSource {
  /** SHA-256 of the bytes: the name of the picture in a scene. */
  readonly id: string;
  /** Path as people see it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly header: PictureHeader;
}

/**
 * Recognises a picture by its bytes and reads its header. What cannot be placed is one fatal problem; a header that
 * claims more pixels than the limit is refused here, before anything is decoded.
 */
export function readPicture(bytes: Uint8Array, file: string, place?: Place): Outcome<PictureSource> {
  const fail = (one: Problem): Outcome<PictureSource> => ({ problems: [one] });
  const found = recognise(bytes);
  switch (found.kind) {
    case 'unknown':
      return fail(problem('picture-unknown', { file }, place));
    case 'other':
      return fail(problem('picture-wrong-kind', { file, found: found.name }, place));
    case 'svg':
      return fail(problem('picture-is-svg', { file }, place));
    case 'pdf':
      return fail(problem('picture-is-pdf', { file }, place));
  }
  const header = readHeader(bytes, found.format);
  if ('zh' in header) {
    return fail(problem('picture-damaged', { file, detail: header.zh, detailEn: header.en }, place));
  }
  if (isTooLarge(header)) {
    const { storedWidth: width, storedHeight: height } = header;
    return fail(problem('picture-too-large', { file, width, height, limit: PIXEL_LIMIT / 1e6 }, place));
  }
  const id = createHash('sha256').update(bytes).digest('hex');
  return { value: { id, file, bytes, header }, problems: [] };
}
