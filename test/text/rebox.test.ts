import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/text/break-lines.ts';
import { setLine } from '../../src/text/justify.ts';
import type { SetLine } from '../../src/text/types.ts';
import { EM, type FakeFont, fakeFace, measure, vectorProfile } from './builder.ts';

const ink = (xMin: number, xMax: number, yMin = 350, yMax = 410) => ({ xMin, yMin, xMax, yMax });

/** A font whose shared marks are drawn for Latin: narrow quotes, a wide interpunct, a dash with side bearings. */
const odd: FakeFont = {
  advances: { '“': 350, '”': 350, '·': 1000, '—': 890, '…': 900, '～': 700 },
  bounds: {
    '“': ink(57, 308),
    '”': ink(42, 293),
    '·': ink(400, 600, 300, 500),
    '—': ink(43, 846, 242, 292),
    '…': ink(80, 820, 0, 100),
    '～': ink(20, 680),
  },
};

const settings = { autospace: { default: 0.25 } };

function set(text: string, font: FakeFont = odd, em = 20): SetLine {
  const p = measure(text, vectorProfile(settings), fakeFace(font));
  const [line] = breakLines(p, () => em * EM).lines;
  return setLine(p, line!);
}

/** Ink of every glyph in em from the left of the line, as `[left, right]`. */
function inkOf(line: SetLine): Record<string, [number, number][]> {
  const found: Record<string, [number, number][]> = {};
  for (const run of line.runs) {
    for (const [g, glyph] of run.glyphs.entries()) {
      const { xMin, xMax } = run.face.boundsOf(glyph);
      const left = run.x[g]! / EM + (xMin * run.scaleX) / 1e6;
      const right = run.x[g]! / EM + (xMax * run.scaleX) / 1e6;
      const char = String.fromCodePoint(glyph);
      found[char] = [...(found[char] ?? []), [left, right]];
    }
  }
  return found;
}

describe('marks in their Chinese boxes, whatever the font draws', () => {
  it('sets narrow quotes as full-width marks: an opening one in the right half, a closing one in the left', () => {
    const found = inkOf(set('一“二”三'));
    const [left, right] = found['“']![0]!;
    expect(left).toBeGreaterThan(1.5);
    expect(right).toBeLessThan(2);
    const [from, to] = found['”']![0]!;
    expect(from).toBeGreaterThan(3);
    expect(to).toBeLessThan(3.5);
    expect(set('一“二”三').endX / EM).toBe(5);
  });

  it('trims such a quote at a line start without leaving its half em', () => {
    const [left, right] = inkOf(set('“二”三'))['“']![0]!;
    expect(left).toBeGreaterThan(0);
    expect(right).toBeLessThan(0.5);
    expect((left + right) / 2).toBeCloseTo(0.25 + (57 + 308 - 350) / 2000, 6);
  });

  it('centres a wide interpunct in half an em', () => {
    const [left, right] = inkOf(set('比尔·盖茨'))['·']![0]!;
    expect((left + right) / 2).toBeCloseTo(2.25, 6);
    expect(set('比尔·盖茨').endX / EM).toBe(4.5);
  });

  it('leaves a mark of a Chinese font where the font puts it', () => {
    const chinese = { bounds: { '“': ink(571, 924) } };
    expect(inkOf(set('一“二”三', chinese))['“']![0]![0]).toBeCloseTo(1.571, 6);
  });

  it('sets a narrow wave to nearly an em', () => {
    const [left, right] = inkOf(set('约～约'))['～']![0]!;
    expect(right - left).toBeCloseTo(0.94, 2);
    expect((left + right) / 2).toBeCloseTo(1.5, 6);
  });
});

describe('the dash ——', () => {
  it('is one bar of two em: its halves overlap, and a little is clear at both ends', () => {
    const [first, second] = inkOf(set('一——二'))['—']!;
    expect(first![0]).toBeCloseTo(1.05, 3);
    expect(second![1]).toBeCloseTo(2.95, 3);
    expect(second![0]).toBeLessThan(first![1]);
  });

  it('needs the stretching: unscaled glyphs leave a seam', () => {
    const { xMin, xMax } = odd.bounds!['—']!;
    expect((xMax - xMin) / 1000).toBeLessThan(0.95);
  });

  it('keeps its two characters', () => {
    const run = set('一——二').runs.find((one) => one.scaleX !== 1000)!;
    expect(run.at).toEqual([1, 2]);
    expect(run.until).toEqual([2, 3]);
  });

  it('stands on the middle of the em when the font draws it lower', () => {
    const run = set('一——二').runs.find((one) => one.scaleX !== 1000)!;
    expect(run.rise! / EM).toBeCloseTo((880 - 500 - 267) / 1000, 6);
    expect(set('一二').runs[0]!.rise).toBeUndefined();
  });

  it('is made of one glyph for ⸺, also when the font has only —', () => {
    const lacking = { ...odd, has: (code: number) => code !== 0x2e3a };
    const line = set('一⸺二', lacking);
    expect(inkOf(line)['—']).toHaveLength(1);
    expect(inkOf(line)['—']![0]![0]).toBeCloseTo(1.05, 3);
    expect(inkOf(line)['—']![0]![1]).toBeCloseTo(2.95, 2);
    expect(line.endX / EM).toBe(4);
  });

  it('is two bars when there are four, and a bar and a connector when there are three', () => {
    expect(set('——————').endX / EM).toBe(6);
    expect(set('一———二').endX / EM).toBe(5);
  });
});

describe('the ellipsis ……', () => {
  it('has six dots at even distances, centred in two em', () => {
    const [first, second] = inkOf(set('一……二'))['…']!;
    const dot = (0.1 * 1) / 1;
    const scale = (first![1] - first![0]) / 0.74;
    const pitch = (first![1] - first![0] - dot * scale) / 2;
    expect(second![0] - first![1]).toBeCloseTo(pitch - dot * scale, 2);
    expect((first![0] + second![1]) / 2).toBeCloseTo(2, 3);
  });

  it('takes two em as …… and as ⋯⋯, one as a lone …', () => {
    expect(set('一……二').endX / EM).toBe(4);
    expect(set('一⋯⋯二').endX / EM).toBe(4);
    expect(set('一…二').endX / EM).toBe(3);
  });
});

describe('marks that Chinese and Latin share', () => {
  it('are Latin between Latin letters: an apostrophe, quoted words, kW·h', () => {
    expect(set('don’t', { advances: { '’': 200 } }).endX / EM).toBeCloseTo(2.2, 6);
    expect(set('say “hi” to', {}, 20).endX / EM).toBeCloseTo(1.5 + 0.25 + 3 + 0.25 + 1, 6);
    expect(set('kW·h', {}).endX / EM).toBeCloseTo(2.5, 6);
  });

  it('are Chinese when one neighbour is: both quotes of a pair go together', () => {
    const p = measure('用GL8“MPV”车', vectorProfile(settings));
    const marks = [...p.tokens.cls.slice(0, p.tokenCount)];
    expect(marks).toEqual([0, 9, 1, 9, 2, 0]);
  });

  it('keep — between numbers a Chinese connector of one em', () => {
    expect(set('2019—2020').endX / EM).toBe(5);
  });
});

describe('curly quotes inside a Latin word', () => {
  const wide: FakeFont = { advances: { '’': 1000 }, bounds: { '’': ink(80, 260, 600, 800) } };

  it('take their ink and a little air, not the box of a Chinese mark', () => {
    const letters = inkOrigins(set('don’t', wide));
    expect(letters.n).toBeCloseTo(1, 6);
    // n ends at 1.5 em; the mark’s ink begins 0.06 em later, is 0.18 em wide, and t follows 0.06 em after it.
    expect(letters['’']! + 0.08).toBeCloseTo(1.56, 6);
    expect(letters.t).toBeCloseTo(1.8, 6);
  });

  it('keep the advance of a face that draws them for Latin', () => {
    const narrow: FakeFont = { advances: { '’': 240 }, bounds: { '’': ink(40, 200, 600, 800) } };
    expect(inkOrigins(set('don’t', narrow)).t).toBeCloseTo(1.74, 6);
  });

  /** Origin of each letter in em; the last of each kind. */
  function inkOrigins(line: SetLine): Record<string, number> {
    const found: Record<string, number> = {};
    for (const run of line.runs) {
      for (const [g, glyph] of run.glyphs.entries()) found[String.fromCodePoint(glyph)] = run.x[g]! / EM;
    }
    return found;
  }
});
