import { recognise } from '../images/recognise.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { Caption } from './captions.ts';
import type { Picture } from './manuscript.ts';

/** A picture as it will be written beside the story. */
export interface PictureFile {
  /** `图1.jpg`: never a name out of the file that was handed in. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly caption?: string;
  readonly credit?: string;
  readonly alt?: string;
}

const ENDINGS: Readonly<Record<string, string>> = { jpeg: 'jpg', png: 'png', tiff: 'tif', webp: 'webp' };

/** Names pictures in their order. What an image frame cannot place is written too, and told. */
export function namePictures(
  pictures: readonly Picture[],
  captions: ReadonlyMap<number, Caption>,
): { readonly files: readonly PictureFile[]; readonly problems: readonly Problem[] } {
  const files: PictureFile[] = [];
  const problems: Problem[] = [];
  pictures.forEach(({ bytes, name, alt }, i) => {
    if (!bytes) {
      problems.push(problem('import-picture-linked', { name: name.slice(0, 120) }));
      return;
    }
    const { ending, format } = formatOf(bytes);
    const shown = `图${files.length + 1}.${ending}`;
    if (format) problems.push(problem('import-picture-format', { name: shown, format }));
    const caption = captions.get(i);
    files.push({
      name: shown,
      bytes,
      ...(caption ? { caption: caption.text } : {}),
      ...(caption?.credit ? { credit: caption.credit } : {}),
      ...(alt ? { alt } : {}),
    });
  });
  return { files, problems };
}

/** The ending by the bytes, and the name of the format where no frame takes it. */
function formatOf(bytes: Uint8Array): { ending: string; format?: string } {
  const found = recognise(bytes);
  if (found.kind === 'picture') return { ending: ENDINGS[found.format]! };
  if (found.kind === 'svg') return { ending: 'svg' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isEmf = bytes.length > 44 && view.getUint32(0, true) === 1 && view.getUint32(40, true) === 0x464d4520;
  if (isEmf) return { ending: 'emf', format: 'EMF' };
  const start = bytes.length > 4 ? view.getUint32(0, true) : 0;
  if (start === 0x9ac6cdd7 || start === 0x00090001) return { ending: 'wmf', format: 'WMF' };
  if (found.kind === 'pdf') return { ending: 'pdf', format: 'PDF' };
  if (found.kind === 'other')
    return { ending: found.name.toLowerCase().replace(/[^a-z0-9]+.*$/, '') || 'bin', format: found.name };
  return { ending: 'bin', format: '?' };
}

/** The list of pictures as YAML: image frames to copy into a page. */
export function pictureList(files: readonly PictureFile[], folder: string, source: string): string {
  const lines = files.map((file) => pictureEntry(file, folder));
  return [
    `# 从 ${source.replace(/\p{Cc}/gu, ' ')} 取出的图片。图片说明是猜的，请核对；四个键照抄到版面的图片位置（模板）或 image 框里。`,
    ...lines,
    '',
  ].join('\n');
}

/** One picture of the list. */
export function pictureEntry({ name, caption, credit, alt }: PictureFile, folder: string): string {
  return [
    `- file: ${quoted(`${folder}/${name}`)}`,
    `  caption: ${quoted(caption ?? '')}`,
    `  credit: ${quoted(credit ?? '')}`,
    `  alt: ${quoted(alt ?? caption ?? '')}`,
  ].join('\n');
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
