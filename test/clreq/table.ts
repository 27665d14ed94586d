import clauses from './clauses.json' with { type: 'json' };
import type { Proof } from './proof.ts';
import { DEVIATIONS, LATER, LATER_VERTICAL } from './states.ts';

/** Where a clause stands in one direction. */
export type State = 'done' | 'deviation' | 'not applicable' | 'later' | 'open';

/** A row of the table. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly horizontal: State;
  readonly vertical: State;
  /** Reason or permission, where the state needs one. */
  readonly note: string;
  readonly proof?: Proof;
}

const ORDER: readonly State[] = ['done', 'deviation', 'not applicable', 'later', 'open'];

/** One row a clause, in the order of the list. */
export function rowsOf(proofs: readonly Proof[]): Row[] {
  const proved = new Map(proofs.flatMap((proof) => proof.ids.map((id) => [id, proof] as const)));
  return clauses.map(({ id, title, h, v }) => {
    const proof = proved.get(id);
    const horizontal = horizontalState(id, h, proof);
    const vertical = v.startsWith('no') ? 'not applicable' : LATER_VERTICAL.has(id) ? 'later' : 'open';
    const notes = [
      h.startsWith('no') ? `H ${h.slice(4)}` : '',
      v.startsWith('no') ? `V ${v.slice(4)}` : '',
      DEVIATIONS.get(id) ?? '',
      LATER.get(id) ?? '',
    ];
    const note = notes.filter((one) => one !== '').join('; ');
    return { id, title, horizontal, vertical, note, ...(proof ? { proof } : {}) };
  });
}

function horizontalState(id: string, h: string, proof: Proof | undefined): State {
  if (h.startsWith('no')) return 'not applicable';
  if (DEVIATIONS.has(id)) return 'deviation';
  if (proof) return 'done';
  return LATER.has(id) ? 'later' : 'open';
}

/** The whole page of documentation. */
export function tableOf(rows: readonly Row[]): string {
  return `${[HEAD, ...counts(rows), '', ...body(rows)].join('\n')}\n`;
}

const HEAD = `# Conformance to CLREQ and GB/T 15834

Every single requirement of *Requirements for Chinese Text Layout* (W3C), of part 5 of GB/T 15834—2011, and of the
four punctuation-width styles, with where this engine stands. This page is written by \`npm run clreq\` from the tests
in \`test/clreq/\`, and a test fails when it is out of step; it is not edited by hand.

A row is **done** when text set through the ordinary pipeline was measured in the PDF (origins from the text matrix,
outlines from the embedded font) and the same measurement fails once the control is applied. Titles are our own
words. Lengths are em of the text size; tolerances are 0.005 em for origins, 0.05 pt for line edges, 0.03 em for ink.
`;

function counts(rows: readonly Row[]): string[] {
  const count = (side: 'horizontal' | 'vertical', state: State) =>
    rows.filter((row) => row[side] === state).length;
  const line = (side: 'horizontal' | 'vertical') =>
    `| ${side} | ${ORDER.map((state) => count(side, state)).join(' | ')} | ${rows.length} |`;
  return [
    `| | ${ORDER.join(' | ')} | all |`,
    `|---|${ORDER.map(() => '---').join('|')}|---|`,
    line('horizontal'),
    line('vertical'),
  ];
}

const CHAPTERS: readonly (readonly [string, string])[] = [
  ['CLREQ-2', '2 Text direction'],
  ['CLREQ-3', '3 Glyph shaping and positioning'],
  ['CLREQ-4', '4 Typographic units'],
  ['CLREQ-5', '5 Punctuation and other inline features'],
  ['CLREQ-6', '6 Line and paragraph layout'],
  ['CLREQ-7', '7 Page layout'],
  ['CLREQ-8', '8 Forms'],
  ['CLREQ-A', 'A Table of punctuation marks'],
  ['GB-', 'GB/T 15834—2011 part 5'],
  ['W-', 'Punctuation-width styles'],
];

function body(rows: readonly Row[]): string[] {
  return CHAPTERS.flatMap(([prefix, title]) => [
    `## ${title}`,
    '',
    '| clause | requirement | horizontal | vertical | code | measured in the PDF | control |',
    '|---|---|---|---|---|---|---|',
    ...rows.filter(({ id }) => id.startsWith(prefix)).map(line),
    '',
  ]);
}

function line({ id, title, horizontal, vertical, note, proof }: Row): string {
  const cells = [
    id,
    note === '' ? title : `${title} (${note})`,
    horizontal,
    vertical,
    proof ? `\`${proof.code}\`` : '',
    proof?.assertion ?? '',
    proof?.control ?? '',
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
