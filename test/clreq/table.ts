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
  /** Of vertical lines. */
  readonly down?: Proof;
}

const ORDER: readonly State[] = ['done', 'deviation', 'not applicable', 'later', 'open'];

/** One row a clause, in the order of the list. */
export function rowsOf(proofs: readonly Proof[]): Row[] {
  const byId = (all: readonly Proof[]) =>
    new Map(all.flatMap((proof) => proof.ids.map((id) => [id, proof] as const)));
  const proved = byId(proofs.filter(({ vertical }) => !vertical));
  const provedDown = byId(proofs.filter(({ vertical }) => vertical));
  return clauses.map(({ id, title, h, v }) => {
    const proof = proved.get(id);
    const horizontal = horizontalState(id, h, proof);
    const down = provedDown.get(id);
    const vertical = verticalState(id, v, down);
    const notes = [
      h.startsWith('no') ? `H ${h.slice(4)}` : '',
      v.startsWith('no') ? `V ${v.slice(4)}` : '',
      DEVIATIONS.get(id) ?? '',
      LATER.get(id) ?? '',
      vertical === 'later' && !LATER.has(id) ? `V ${LATER_VERTICAL.get(id)}` : '',
    ];
    const note = notes.filter((one) => one !== '').join('; ');
    return { id, title, horizontal, vertical, note, ...(proof ? { proof } : {}), ...(down ? { down } : {}) };
  });
}

function verticalState(id: string, v: string, proof: Proof | undefined): State {
  if (v.startsWith('no')) return 'not applicable';
  if (proof) return 'done';
  return LATER_VERTICAL.has(id) ? 'later' : 'open';
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
words. A vertical row is measured with the page turned, so that down is along the line. Lengths are em of the text size; tolerances are 0.005 em for origins, 0.05 pt for line edges, 0.03 em for ink.
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

/** What is said of both directions; where they differ the vertical one comes second. */
function both(across: string | undefined, down: string | undefined): string {
  if (across === undefined || down === undefined || across === down) return across ?? down ?? '';
  return `${across}; down: ${down}`;
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

function line({ id, title, horizontal, vertical, note, proof, down }: Row): string {
  const code = proof?.code ?? down?.code;
  const cells = [
    id,
    note === '' ? title : `${title} (${note})`,
    horizontal,
    vertical,
    code ? `\`${code}\`` : '',
    both(proof?.assertion, down?.assertion),
    both(proof?.control, down?.control),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
