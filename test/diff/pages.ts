import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuiltPage, buildPages } from '../../src/build.ts';
import type { Change, Explained } from '../../src/diff/changes.ts';
import { diffSheets } from '../../src/diff/diff.ts';
import { type Sheet, sceneSheet } from '../../src/diff/sheet.ts';
import { openFiles } from '../../src/files.ts';
import type { OpenFaces } from '../../src/fonts/load.ts';
import type { Scene } from '../../src/scene/types.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const open: OpenFaces = new Map();

/** Replaces a piece of a file that must be there exactly once. */
export type Edit = readonly [file: 'story' | 'page', from: string, to: string];

/** The files of a page. */
export interface PageText {
  readonly page: string;
  readonly story: string;
  /** Further files by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

/** The sample page. */
export const SAMPLE: PageText = {
  page: readFileSync(join(project, 'layouts/innovation.yaml'), 'utf8').replace('../content/', ''),
  story: readFileSync(join(project, 'content/innovation.md'), 'utf8'),
};

/** A small page: three columns, head, copy, a pull quote frame, a tag, a rule. */
export const SMALL: PageText = {
  page: `extends: broadsheet.yaml
page: { size: [210mm, 148mm], typeArea: [180mm, 128mm] }
grid: { columns: 3, characters: 14 }
styles:
  headline: { size: 36pt }
  deck: { size: 16pt }
  subhead: { size: 14pt, leading: 18pt, above: { min: 0, prefer: 1, max: 2 }, below: 0 }
stories: { lead: innovation.md }
frames:
  folio: { right: 练习版 }
  head: { kind: headline, columns: 1-2, lines: 1-5, valign: middle }
  body: { kind: text, columns: 1-3, lines: 7-18 }
  tag: { kind: label, text: 看样, style: tag, background: red, columns: 3, lines: 1-2, width: 50pt }
  line: { kind: rule, color: black, thickness: 1pt, columns: 1-2, lines: 6, height: 1pt }
`,
  story: `# 一张大样的一夜

## 看样、改样、付印

大样是报纸付印前的整版校样，大小和印出来的版面一样。编辑、校对、值班总编辑依次看样，把要改的地方标在样上，改好再出一张，直到没有要改的，这张样就叫清样。

看样先看题。标题字大，错一个字谁都看得见；再看人名、地名、职务、数字和日期，同一个名字在题里、文里、图片说明里要一致。

### 余文与缺文

稿子排进框里，多出来的叫余文，不够的叫缺文。余文可以删几个字，也可以把框放大。

清样由值班总编辑签字付印。签字以后，版面文件就不再改动；确要改，就重新出样，重新看，重新签。

（练习稿）
`,
};

/** A page with some pieces of its files replaced. */
export function edited(text: PageText, ...edits: readonly Edit[]): PageText {
  const done: { page: string; story: string; files?: NonNullable<PageText['files']> } = { ...text };
  for (const [file, from, to] of edits) {
    if (done[file].split(from).length !== 2) throw new Error(`“${from}” is not there once`);
    done[file] = done[file].replace(from, to);
  }
  return done;
}

/** Puts the files of a page into a folder; gives the path of its spec. */
export function putPage(folder: string, { page, story, files = {} }: PageText): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'innovation.yaml'), page);
  writeFileSync(join(folder, 'innovation.md'), story);
  for (const [name, data] of Object.entries(files)) writeFileSync(join(folder, name), data);
  return join(folder, 'innovation.yaml');
}

/** Builds a page. Throws when it gives no scene. */
export function built(text: PageText): BuiltPage {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-diff-'));
  try {
    const files = openFiles({ pageFile: putPage(folder, text), library: project }).value!;
    const { value, problems } = buildPages(files, files.pageFile, undefined, open);
    if (!value?.[0]) throw new Error(problems.map((p) => `${p.code} ${JSON.stringify(p.params)}`).join('\n'));
    return value[0];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The scene of a page. */
export const sceneOf = (text: PageText): Scene => built(text).scene;

/** What differs, once it has been proved that the entries explain every difference. */
export function changesOf(old: Scene, now: Scene): readonly Change[] {
  const [a, b] = [sceneSheet(old), sceneSheet(now)];
  const { changes, explained } = diffSheets(a, b);
  const rest = residue(a, b, explained);
  if (rest.old.join('\n') !== rest.now.join('\n')) {
    throw new Error(`not explained:\n${unlike(rest.old, rest.now)}\n---\n${unlike(rest.now, rest.old)}`);
  }
  return changes.changes;
}

function unlike(a: readonly string[], b: readonly string[]): string {
  return a
    .filter((one) => !b.includes(one))
    .slice(0, 5)
    .map((one) => one.slice(0, 300))
    .join('\n');
}

/** Both pages without all that the entries explain: they have to be the same. */
export function residue(old: Sheet, now: Sheet, explained: readonly Explained[]) {
  const rest = (sheet: Sheet, side: 'old' | 'new') => {
    const lines = new Set(explained.flatMap((one) => one[side].lines));
    const marks = new Set(explained.flatMap((one) => one[side].marks));
    const frames = new Set(explained.flatMap((one) => one[side].frames));
    const left = [
      ...sheet.lines.flatMap(({ cells }, index) => (lines.has(index) ? [] : [JSON.stringify(cells)])),
      ...sheet.marks.flatMap(({ frame: _, ...mark }, index) =>
        marks.has(index) ? [] : [JSON.stringify(mark)],
      ),
      ...sheet.frames.flatMap((frame) => (frames.has(frame.id) ? [] : [JSON.stringify(frame.box)])),
    ];
    return left.sort();
  };
  return { old: rest(old, 'old'), now: rest(now, 'new') };
}

/** Copies a folder of the project. */
export function copyProject(from: string, to: string): void {
  cpSync(join(project, from), to, { recursive: true });
}
