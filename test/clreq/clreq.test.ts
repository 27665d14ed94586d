import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import clauses from './clauses.json' with { type: 'json' };
import type { Proof } from './proof.ts';
import { COPY_ROWS } from './rows/copy.ts';
import { EDGES } from './rows/edges.ts';
import { EMPHASIS_ROWS } from './rows/emphasis.ts';
import { LINE_ROWS } from './rows/lines.ts';
import { MARK_ROWS } from './rows/marks.ts';
import { PAGE_ROWS } from './rows/pages.ts';
import { SHEET_ROWS } from './rows/sheets.ts';
import { turnedRows, VERTICAL_ROWS } from './rows/vertical.ts';
import { rowsOf, tableOf } from './table.ts';
import { workshop } from './workshop.ts';

const across = {
  edges: EDGES,
  marks: MARK_ROWS,
  lines: LINE_ROWS,
  emphasis: EMPHASIS_ROWS,
  pages: PAGE_ROWS,
  copy: COPY_ROWS,
};
const SECTIONS: Readonly<Record<string, readonly Proof[]>> = {
  ...across,
  ...Object.fromEntries(Object.entries(across).map(([name, rows]) => [`${name}, down`, turnedRows(rows)])),
  'vertical lines': VERTICAL_ROWS,
  sheets: SHEET_ROWS,
};
const proofs = Object.values(SECTIONS).flat();
const doc = fileURLToPath(new URL('../../docs/clreq.md', import.meta.url));

describe.each(Object.entries(SECTIONS))('CLREQ, %s', (_name, section) => {
  const shop = workshop();
  for (const { of, off } of section) {
    shop.need(of);
    shop.need(off);
  }
  test.each(section.map((one) => [one.ids.join(', '), one] as const))('%s', async (_ids, one) => {
    expect(one.faults(await shop.settings(one.of))).toEqual([]);
    expect(one.faults(await shop.settings(one.off)), `control: ${one.control}`).not.toEqual([]);
  });
});

describe('the table', () => {
  test('names only clauses of the list, each once', () => {
    const known = new Set(clauses.map(({ id }) => id));
    for (const vertical of [undefined, true]) {
      const ids = proofs.filter((one) => one.vertical === vertical).flatMap((one) => one.ids);
      expect(ids.filter((id) => !known.has(id))).toEqual([]);
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    }
    expect(rowsOf(proofs).filter((row) => row.proof && row.horizontal === 'not applicable')).toEqual([]);
    expect(rowsOf(proofs).filter((row) => row.down && row.vertical === 'not applicable')).toEqual([]);
  });

  test('docs/clreq.md is what the tests say', () => {
    const table = tableOf(rowsOf(proofs));
    if (process.env.UPDATE_CLREQ === '1') writeFileSync(doc, table);
    expect(readFileSync(doc, 'utf8')).toBe(table);
  });
});
