import { fileURLToPath } from 'node:url';
import { type BuiltPage, buildPages } from '../../src/build.ts';
import { openFiles } from '../../src/files.ts';
import type { OpenFaces } from '../../src/fonts/load.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { sourceText } from '../../src/source.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const open: OpenFaces = new Map();

/** What came of a page of `layouts/`, its files changed on their way in. */
export function makeVaried(
  name: string,
  edit: (text: string, file: string) => string = (text) => text,
): { readonly page?: BuiltPage; readonly problems: readonly Problem[] } {
  const gate = openFiles({ pageFile: `${project}layouts/${name}.yaml`, library: project });
  if (!gate.value) return { problems: gate.problems };
  const files = gate.value;
  const { value, problems } = buildPages(
    {
      ...files,
      readText(absolute, place) {
        const read = files.readText(absolute, place);
        if (!read.value) return read;
        return { ...read, value: sourceText(read.value.file, edit(read.value.text, read.value.file)) };
      },
    },
    files.pageFile,
    undefined,
    open,
  );
  const page = value?.[0];
  return { ...(page ? { page } : {}), problems };
}

const isBody = (block: string) => !/^[#>:（]/.test(block);

/** A sample story with its body cut or lengthened, sentence by sentence, to about this share of what it is. */
export function varied(story: string, share: number): string {
  const blocks = story.split('\n\n');
  const total = blocks.filter(isBody).reduce((sum, block) => sum + block.length, 0);
  const sentences = (block: string) => block.split(/(?<=。)/);
  let missing = Math.round(total * (share - 1));
  if (missing < 0) {
    // From every paragraph in turn, so that quotes and figures lose as little as can be.
    for (let round = 0; round < 20 && missing < 0; round++) {
      for (const [i, block] of blocks.entries()) {
        const parts = sentences(block);
        if (!isBody(block) || parts.length < 3 || missing >= 0) continue;
        const [cut] = parts.splice(1, 1);
        missing += cut!.length;
        blocks[i] = parts.join('');
      }
    }
    return blocks.join('\n\n');
  }
  const source = blocks.filter(isBody);
  for (let k = 0; missing > 0; k++) {
    const parts = sentences(source[k % source.length]!);
    let text = '';
    while (parts.length > 0 && (text === '' || text.length + parts[0]!.length <= missing))
      text += parts.shift();
    blocks.splice(-1, 0, text);
    missing -= text.length;
  }
  return blocks.join('\n\n');
}

/** A story without the words that others check against it: quotes, figures, note. */
export const plain = (story: string) => story.replace(/^:::[\s\S]*?^:::\n\n/gm, '').replace(/^> .*\n\n/m, '');

/** A page as a reviewer reads it: boxes in mm, lines and sizes of each frame. */
export function describeBoxes({ scene }: BuiltPage): string {
  const mm = (mpt: number) => (mpt / 1000 / 72) * 25.4;
  return scene.frames
    .map(({ id, kind, box }) => {
      const own = scene.lines.filter(({ frame }) => frame === id);
      const sizes = [
        ...new Set(
          scene.items.flatMap((item) =>
            item.kind === 'text' && item.frame === id ? [item.size / 1000] : [],
          ),
        ),
      ].join('/');
      const place = [box.x, box.y, box.width, box.height].map((one) => mm(one).toFixed(1)).join(' ');
      return `${id} ${kind} ${place}${own.length > 0 ? ` · ${own.length} lines ${sizes}pt` : ''}`;
    })
    .join('\n');
}
