import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuiltPage, buildPages } from '../../src/build.ts';
import { openFiles } from '../../src/files.ts';
import type { OpenFaces } from '../../src/fonts/load.ts';
import { lintPages } from '../../src/lint.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { folderOf } from '../spec/disk.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const faces: OpenFaces = new Map();

/** A page that was built, or what stood in its way. */
export interface Built {
  readonly page: BuiltPage;
  readonly problems: readonly Problem[];
}

/** Builds a page from its spec and its story. */
export function build(spec: string, story: string, more: Readonly<Record<string, string>> = {}): Built {
  const folder = folderOf({ 'page.yaml': spec, 'story.md': story, ...more });
  const files = openFiles({ pageFile: join(folder, 'page.yaml'), library: project }).value!;
  const { value, problems } = buildPages(files, files.pageFile, undefined, faces);
  if (!value?.[0]) throw new Error(JSON.stringify(problems, null, 1));
  return { page: value[0], problems };
}

/** What became of the body, in lines. */
export function body({ page }: Built): { over: number; short: number; capacity: number } {
  const { overset, underset, capacity } = page.stories.find((one) => one.part === 'body')!;
  return { over: overset.lines, short: underset.lines, capacity };
}

/** Findings of the page lint that are errors. */
export function lintErrors({ page }: Built): string[] {
  return lintPages([page])
    .problems.filter(({ severity }) => severity === 'blocking')
    .map(({ code, params }) => `${code} ${JSON.stringify(params)}`);
}

const sentences = readFileSync(join(project, 'content', 'innovation.md'), 'utf8')
  .split('\n')
  .filter((line) => /^[^#>:（\s]/.test(line) && line.length > 40)
  .join('')
  .match(/[^。]*。/g)!
  .filter((one) => !/[“”‘’:[\]A-Za-z]/.test(one));

/** Paragraphs of the sample article's sentences, in another order for each seed, `length` characters in all. */
export function paragraphs(length: number, seed = 1): string[] {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const made: string[] = [];
  for (let left = length; left > 0; ) {
    // No paragraph of a few words is left over for the end.
    const wanted = left < 280 ? left : 60 + next() * 160;
    let text = '';
    while (text.length < wanted) text += sentences[Math.floor(next() * sentences.length)];
    if (text.length > left) text = `${text.slice(0, Math.max(4, left - 1))}。`;
    left -= text.length;
    made.push(text);
  }
  return made;
}

/** A story with subheads before its paragraphs in equal parts. */
export function story(
  length: number,
  seed = 1,
  heads: readonly string[] = ['看样先看题', '付印之前再看一遍'],
): string {
  const text = paragraphs(length, seed);
  const every = Math.max(1, Math.ceil(text.length / (heads.length + 1)));
  const blocks = text.flatMap((one, i) => {
    const head = i > 0 && i % every === 0 ? heads[i / every - 1] : undefined;
    return head ? [`### ${head}`, one] : [one];
  });
  return ['# 一张大样的一夜', ...blocks, ''].join('\n\n');
}

/** A small sheet: three columns of fourteen characters, a picture's place in the text, a strip at the foot. */
export const SMALL = `page: { size: [210mm, 210mm], typeArea: [180mm, 190mm], folioHeight: 8mm }
grid: { columns: 3, characters: 14, body: 11pt, pitch: 16pt }
styles:
  headline: { size: 40pt }
  subhead: { size: 14pt, leading: 18pt, above: { min: 0, prefer: 1, max: 2 }, below: 0 }
stories: { lead: story.md }
lint: { L31: { off: 练习用的小纸没有日期 } }
frames:
  folio: { kind: folio, right: 练习版, rule: 0.5pt black }
  head: { kind: headline, columns: 1-3, lines: 1-4, valign: middle }
  body: { kind: text, columns: 1-3, lines: 6-end-4, columnRule: 0.3pt black }
  photo: { kind: label, text: 照片, background: red, columns: 3, lines: 8-16, wrap: { standoff: 0.5字 } }
  strip: { kind: label, text: 广告, background: red, columns: 1-3, lines: end-2-end }
`;
/** Everything on it that may give. */
export const SMALL_FIT = `fit:
  body: { size: [10pt, 12pt], leading: [15pt, 17.2pt] }
  heads: { subhead: [14pt, 13pt, 12pt] }
  frames: { photo: { lines: [4, 14] }, strip: { lines: [2, 6] } }
  optional: [strip, photo]
`;
