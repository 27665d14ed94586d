import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/text/break-lines.ts';
import { hyphenationPoints } from '../../src/text/hyphenation.ts';
import { setLine } from '../../src/text/justify.ts';
import { measureParagraph } from '../../src/text/measure.ts';
import type { ParagraphInput, Profile } from '../../src/text/types.ts';
import { EM, fakeFace, linesOf, measure, vectorProfile } from './builder.ts';

const english = vectorProfile({ hyphenate: 'en' });

function parted(word: string): string {
  const points = hyphenationPoints(word);
  return [...word].map((sign, i) => (points.includes(i) ? `-${sign}` : sign)).join('');
}

/** Lines as they are read: the letters, and the hyphen that stands at their end. */
function shown(text: string, em: number, profile: Profile, more: Partial<ParagraphInput> = {}): string[] {
  const style = { faces: [fakeFace()], size: EM, tracking: 0, color: 'black' };
  const runs = more.runs ?? [{ start: 0, end: text.length, style }];
  const p = measureParagraph({ text, profile, em: EM, ...more, runs });
  return breakLines(p, () => em * EM).lines.map((line) =>
    setLine(p, line)
      .runs.flatMap((run) => run.glyphs)
      .map((glyph) => String.fromCodePoint(glyph))
      .join('')
      .trimEnd(),
  );
}

describe('Latin words at line ends', () => {
  it('part by English rules, two letters before and three after', () => {
    expect(parted('hyphenation')).toBe('hy-phen-ation');
    expect(parted('ago')).toBe('ago');
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
        for (const at of hyphenationPoints(word)) {
          expect(at).toBeGreaterThanOrEqual(2);
          expect(word.length - at).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });

  it('are whole unless the style says so', () => {
    expect(shown('一二三四五information', 8.5, vectorProfile())[0]).not.toContain('-');
    expect(shown('一二三四五information', 8.5, english)[0]).toBe('一二三四五infor-');
  });

  it('bring the hyphen to the measure', () => {
    const p = measure('一二三四五information', english);
    const [line] = breakLines(p, () => 8.5 * EM).lines;
    const set = setLine(p, line!);
    const run = set.runs.at(-1)!;
    expect(set.full).toBe(true);
    expect(run.x.at(-1)! + 5).toBeCloseTo(8.5 * EM, 6);
    // The hyphen belongs to the letter before it, so the text layer has no hyphen.
    expect(run.at.at(-1)).toBe(run.at.at(-2));
  });

  it('never part acronyms, names with two capitals, words with figures', () => {
    for (const word of ['INFORMATION', 'McInformation', 'information4'])
      for (let em = 4; em < 12; em++)
        expect(shown(`一二三四五${word}`, em, english).join('')).not.toContain('-');
  });

  it('part at soft hyphens of the copy, and there alone', () => {
    const text = '一二三四五information';
    expect(shown(text, 8, vectorProfile(), { hyphens: [7] })[0]).toBe('一二三四五in-');
    expect(shown(text, 9, english, { hyphens: [7] })[0]).toBe('一二三四五in-');
    expect(shown(text, 9, vectorProfile({ hyphenate: 'never' }), { hyphens: [7] })[0]).toBe('一二三四五');
  });

  it('part in a run marked as English where the style does not ask for it', () => {
    const text = '一二三四五information';
    const style = { faces: [fakeFace()], size: EM, tracking: 0, color: 'black' };
    const runs = [
      { start: 0, end: 5, style },
      { start: 5, end: text.length, style: { ...style, lang: 'en' as const } },
    ];
    expect(shown(text, 8.5, vectorProfile(), { runs })[0]).toBe('一二三四五infor-');
  });

  it('keep whole what is listed', () => {
    const profile = vectorProfile({ hyphenate: 'en', keep: ['information'] });
    expect(shown('一二三四五information', 8, profile)[0]).toBe('一二三四五');
  });

  it('in addresses end a line after / . - without a sign', () => {
    const text = '见https://example.com/page-one处';
    const lines = linesOf(text, 8, vectorProfile());
    expect(lines.join('')).toBe(text);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[/.-]$|见$/);
    expect(shown(text, 8, vectorProfile()).join('')).toBe(text);
    expect(linesOf('比分3.5/4.2', 4, vectorProfile())).toEqual(['比分', '3.5/4.2']);
  });

  it('in addresses may leave a line short, and never tear the lines round it', () => {
    const text =
      '接着说的话没有缩进，前面的摘句打断了它。网址是https://www.example.com/ferry/night-school/timetable.html，写在牌子的背面。';
    const p = measure(text, english);
    for (const line of breakLines(p, () => 14 * EM).lines) expect(setLine(p, line).opened).toBeLessThan(0.25);
  });

  it('part in lines of first-fit too, and in vertical lines', () => {
    const p = measure('一二三四五information', english);
    const ends = breakLines(p, () => 8.5 * EM, { mode: 'first-fit' }).lines.map((line) => line.end);
    expect(ends[0]).toBe(10);
    const vertical = vectorProfile({ hyphenate: 'en', writing: 'vertical' });
    const down = measure('一二三四五information', vertical);
    const [line] = breakLines(down, () => 8 * EM).lines;
    const run = setLine(down, line!).runs.at(-1)!;
    expect(run.turned).toBe(true);
    expect(run.glyphs.at(-1)).toBe(0x2d);
  });
});

describe('names and phrases of the house', () => {
  const text = '一二三四王小明五六七八九十一二三四';

  it('a name is parted only before a line is torn', () => {
    expect(linesOf(text, 6, vectorProfile())[0]).toBe('一二三四王小');
    // 0.4 em between the characters would be torn: the name is parted after all.
    expect(linesOf(text, 6, vectorProfile({ names: ['王小明'] }))[0]).toBe('一二三四王小');
    const long = '一二三四五六七八九十一二三四五六七八王小明一二三四五六七八九十';
    expect(linesOf(long, 20, vectorProfile())[0]).toMatch(/王小$/);
    expect(linesOf(long, 20, vectorProfile({ names: ['王小明'] }))[0]).toMatch(/八$/);
  });

  it('a name marked hard is never parted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 60 }), (halves) => {
        const lines = linesOf(text, halves / 2, vectorProfile({ keep: ['王小明'] }));
        expect(lines.some((line) => line.includes('王小明'))).toBe(true);
      }),
    );
  });

  it('a phrase never changes a line that is set solid', () => {
    expect(linesOf('一二三四五六七八九十', 5, vectorProfile({ phrases: ['五六'] }))[0]).toBe('一二三四五');
  });

  it('a phrase decides between settings that look alike', () => {
    // Gaps between Han and Latin give nearly unseen, so that several breaks look alike.
    const profile = (phrases: string[]) => vectorProfile({ phrases });
    let moved = 0;
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 9, max: 40 }), (marks, em) => {
        const text = '一二a三四，五六七b八九、十一c二三，四五（六七）'.repeat(marks);
        const cost = (one: Profile) => {
          const p = measure(text, one);
          return breakLines(p, () => (em / 2) * EM);
        };
        const plain = cost(profile([]));
        const kept = cost(profile(['一二', '三四', '五六七', '八九', '十一', '二三', '四五', '六七']));
        expect(kept.cost).toBeLessThan(plain.cost + 0.1 * plain.lines.length + 1e-6);
        if (kept.lines.some(({ end }, i) => end !== plain.lines[i]?.end)) moved++;
      }),
      { seed: 1 },
    );
    expect(moved).toBeGreaterThan(0);
  });
});
