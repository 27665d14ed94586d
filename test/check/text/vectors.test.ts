import { describe, expect, it } from 'vitest';
import { edited, lintText } from '../../../src/check/text/lint.ts';
import { textRules } from '../../../src/check/text/rules.ts';
import { NO_WORDS } from '../../../src/spec/house.ts';
import vectors from './lint-vectors.json' with { type: 'json' };

describe('the lint vectors of typography 3.1', () => {
  it.each(vectors.map((vector) => [vector.id, vector.input, vector] as const))(
    '%s %s',
    (_id, input, vector) => {
      const findings = lintText([{ text: input }], NO_WORDS);
      expect(findings.map(({ rule }) => rule).sort()).toEqual([...vector.expect.findings].sort());
      const edits = findings.flatMap((one) => one.edits);
      expect(edits.length > 0 ? edited(input, edits) : null).toBe(vector.expect.fix);
    },
  );

  it('has a vector fail for each of its rules that is taken away', () => {
    for (const rule of new Set(vectors.flatMap((vector) => vector.expect.findings))) {
      const rest = textRules.filter((one) => one.id !== rule);
      const { input } = vectors.find((vector) => vector.expect.findings.includes(rule))!;
      expect(lintText([{ text: input }], NO_WORDS, rest).map((one) => one.rule)).not.toContain(rule);
    }
  });
});
