import { fileURLToPath } from 'node:url';
import { type BuiltPage, buildPages } from '../../src/build.ts';
import { type Files, openFiles } from '../../src/files.ts';
import { describe, type Problem } from '../../src/problems/problem.ts';
import type { SceneLine } from '../../src/scene/types.ts';
import { sourceText } from '../../src/source.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

/** What a case gives: its pages (none when a problem is fatal) and all problems. */
export interface CaseResult {
  readonly pages: readonly BuiltPage[];
  readonly problems: readonly Problem[];
}

/** Builds `test/cases/NAME/page.yaml`; `edit` may change its YAML and its story on the way. */
export function runCase(
  name: string,
  edit: (text: string, file: string) => string = (text) => text,
): CaseResult {
  const opened = openFiles({ pageFile: `${here}${name}/page.yaml`, root: here, library: project });
  if (!opened.value) return { pages: [], problems: opened.problems };
  const files = opened.value;
  const edited: Files = {
    ...files,
    readText: (absolute, place) => {
      const read = files.readText(absolute, place);
      if (!read.value || !absolute.startsWith(here)) return read;
      return {
        ...read,
        value: sourceText(read.value.file, edit(read.value.text, absolute.slice(here.length))),
      };
    },
  };
  const { value, problems } = buildPages(edited, files.pageFile);
  return { pages: value ?? [], problems };
}

/** The lines of a case and what is said about it, as a person reads them. Lengths are pt. */
export function describeCase({ pages, problems }: CaseResult): string {
  const loose = problems.filter((p) => p.code === 'loose-line').length;
  const said = problems.filter((p) => p.code !== 'loose-line').map(say);
  if (loose > 0) said.push(`! loose-line × ${loose}`);
  return `${[...pages.map(describePage), ...said].join('\n')}\n`;
}

/** Line of the file, the sentence, and for 余文 how to cure it. */
function say(p: Problem): string {
  const { sentence, hint } = describe(p, 'zh');
  return `! ${p.code} ${p.place?.line ?? '-'}: ${sentence}${p.code === 'overset' ? `｜${hint}` : ''}`;
}

function describePage({ page, scene, stories }: BuiltPage): string {
  const rows = [`= ${page.name}`];
  for (const frame of scene.frames) {
    const own = scene.lines.filter((line) => line.frame === frame.id);
    for (const leg of [...new Set(own.map((line) => line.leg))].sort((a, b) => a - b)) {
      rows.push(`[${frame.id} ${leg + 1}]`);
      const lines = own.filter((line) => line.leg === leg);
      rows.push(...lines.sort((a, b) => a.baseline - b.baseline || a.x - b.x).map(lineRow));
    }
  }
  for (const item of scene.items) {
    if (item.kind === 'rect') {
      const { x, y, width, height } = item.box;
      rows.push(`rect ${item.frame} ${pt(x)},${pt(y)} ${pt(width)}×${pt(height)} ${item.color.name ?? ''}`);
    } else if (item.kind === 'path') {
      rows.push(
        `path ${item.frame} ${item.commands.map((c) => (typeof c === 'number' ? pt(c) : c)).join(' ')}`,
      );
    }
  }
  for (const query of scene.queries) {
    rows.push(`? ${query.frame} ${pt(query.x)},${pt(query.y)} ${query.question}`);
  }
  for (const { story, part, lines, chars, capacity, overset, underset } of stories) {
    const over = `余 ${overset.lines} 行 ${overset.chars} 字`;
    const under = `缺 ${underset.lines} 行 ${underset.chars} 字`;
    rows.push(`${story}/${part}: ${lines} 行 ${chars} 字，框 ${capacity} 行，${over}，${under}`);
  }
  return rows.join('\n');
}

/** Row of the grid (from 1) or baseline, where the line stands and how wide it may be, what it is, its words. */
function lineRow(line: SceneLine): string {
  const row = line.row === undefined ? `y${pt(line.baseline)}` : String(line.row + 1);
  const indent = '　'.repeat(Math.round(line.indent / 9000));
  const kind = line.kind === 'body' ? '' : `${line.kind} `;
  return `${row.padStart(3)}  ${pt(line.x)}+${pt(line.measure)}  ${kind}${indent}${line.text}`;
}

function pt(value: number): string {
  return String(Math.round(value / 100) / 10);
}
