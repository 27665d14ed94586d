import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultLimits, lintLayout } from '../../../src/check/layout/lint.ts';
import { layoutRules, rulesElsewhere } from '../../../src/check/layout/rules.ts';
import { sheetOf } from '../../../src/check/layout/sheet.ts';
import { describe as inWords } from '../../../src/problems/problem.ts';
import type { Scene } from '../../../src/scene/types.ts';

const names = readdirSync(new URL('cases', import.meta.url)).sort();

interface Case {
  readonly wrong: Scene | readonly Scene[];
  readonly right: Scene | readonly Scene[];
}
const listed = (scenes: Scene | readonly Scene[]) => ('format' in scenes ? [scenes] : scenes);
const plain = {
  name: 'page',
  settings: {},
  setting: () => ({ file: 'page.yaml', line: 2, column: 1 }),
  frame: () => ({ file: 'page.yaml', line: 1, column: 1 }),
  words: () => undefined,
};

describe('rules of make-up', () => {
  it('have a case each, and are those of typography 2.8', () => {
    expect(names.map((name) => name.slice(0, 3))).toEqual(layoutRules.map(({ id }) => id));
    const all = [...layoutRules, ...rulesElsewhere].map(({ id }) => id).sort();
    expect(all).toEqual(Array.from({ length: 41 }, (_, i) => `L${String(i + 1).padStart(2, '0')}`));
  });

  it.each(names)('%s', async (name) => {
    const { wrong, right } = (await import(`./cases/${name}/case.ts`)) as Case;
    const rule = layoutRules.find(({ id }) => name.startsWith(id))!;
    const check = (scene: Scene) => rule.check(sheetOf(scene), defaultLimits(rule));
    for (const [i, scene] of listed(right).entries()) expect(check(scene), `right ${i + 1}`).toEqual([]);
    for (const [i, scene] of listed(wrong).entries()) {
      expect(check(scene).length, `wrong ${i + 1}`).toBeGreaterThan(0);
    }
    // What is told has its place, its box and its rule.
    const [scene] = listed(wrong);
    const told = lintLayout({ ...plain, scene: scene! }, [rule]);
    for (const one of told)
      expect(one).toMatchObject({ rule: rule.id, code: rule.code, box: { page: 'page' } });
    // Besides the copy, which stands in quotes, English is English.
    for (const one of listed(wrong).flatMap((all) => lintLayout({ ...plain, scene: all }, [rule])))
      expect(inWords(one, 'en').sentence.replace(/“[^”]*”/g, '')).not.toMatch(/\p{Script=Han}/u);
    // Without the rule nobody says it; a reason stands in its place.
    const off = lintLayout({ ...plain, scene: scene!, settings: { [rule.id]: { off: '例' } } }, layoutRules);
    expect(off.filter(({ code }) => code === rule.code)).toEqual([]);
    expect(off).toContainEqual(
      expect.objectContaining({
        code: 'lint-off',
        params: { rule: rule.id, name: rule.zh, nameEn: rule.en, reason: '例' },
      }),
    );
  });
});
