import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Sentences that differ, so that a text that was set twice, or not at all, shows. */
export function copy(title: string, paragraphs: number): string {
  const lines = Array.from(
    { length: paragraphs },
    (_, n) =>
      `第${n + 1}段说的是渡口的第${n + 1}件事，船工把缆绳解开，慢慢撑离了岸边，水面上的雾一点一点地散了，对岸的人看见船来，都站了起来。`,
  );
  return `# ${title}\n\n${lines.join('\n\n')}\n`;
}

/** What all pages of the issue stand on. */
const BASE = `page: { size: [210mm, 297mm], typeArea: [180mm, 267mm], folioHeight: 8mm }
grid: { columns: 3, characters: 18 }
styles: { headline: { size: 24pt } }
frames:
  folio: { kind: folio, left: '{date-cn}　第{page}版', center: '{paper}', right: '{section}', rule: 0.5pt black }
  head: { kind: headline, story: lead, columns: 1-3, lines: 1-4, pieces: [{ part: title, maxLines: 1, ladder: [24pt, 20pt, 16pt] }] }
`;

const page = (rest: string) => `extends: base.yaml\n${rest}`;
const whole = (file: string) =>
  page(`stories: { lead: ${file} }\nframes:\n  body: { kind: text, columns: 1-3, lines: 6-end }\n`);

/** An issue of four pages whose lead goes on on page 3. */
export const ISSUE: Readonly<Record<string, string>> = {
  'issue.yaml': `paper: 芦花渡报
date: 2021-03-01
issue: 128
licence: 样报
jumps:
  lead: { from: 1, to: 3, head: 船又开出去了 }
pages:
  - { file: page-1.yaml, number: 1, section: 要闻 }
  - { file: page-2.yaml, number: 2, section: 街坊 }
  - { file: page-3.yaml, number: 3, section: 转版 }
  - { file: page-4.yaml, number: 4, section: 副刊 }
`,
  'base.yaml': BASE,
  'page-1.yaml': page(`stories: { lead: lead.md }
frames:
  nameplate: { kind: label, text: '{paper} {issue} {licence}', style: label, columns: 3, lines: 5 }
  body: { kind: text, columns: 1-3, lines: 6-20 }
  tail: { kind: label, text: 一版, style: label, columns: 1-3, lines: end-1-end }
`),
  'page-2.yaml': whole('second.md'),
  'page-3.yaml': page('frames:\n  body: { kind: text, story: lead, columns: 1-3, lines: 6-40 }\n'),
  'page-4.yaml': whole('fourth.md'),
  'lead.md': copy('渡口的一天', 26),
  'second.md': copy('街坊的事', 44),
  'fourth.md': copy('江边的树', 44),
};

/** Writes files into a fresh folder; a value of undefined leaves one out. */
export function issueFolder(changes: Readonly<Record<string, string | Uint8Array | undefined>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'dayang 一期报 '));
  for (const [name, text] of Object.entries({ ...ISSUE, ...changes })) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The issue file with one stretch of it changed. Throws when it is not there. */
export function issueWith(from: string, to: string): string {
  const text = ISSUE['issue.yaml']!;
  if (!text.includes(from)) throw new Error(`no ${from} in the issue`);
  return text.replace(from, to);
}
