import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../src/output/pdf/read.ts';
import type { Scene, SceneLine } from '../../src/scene/types.ts';
import { assertOriginsMatch } from '../support/origins.ts';
import { storyText } from '../support/pdf-text.ts';
import { gridFaults, measureFaults, pdfLines, prohibitionFaults, runningLines, tornMarks } from './laws.ts';
import { type MadePage, makePage } from './page.ts';

const article = readFileSync('test/content/innovation.txt', 'utf8').replace(/\s+/g, '');
const bare = (text: string) => text.replace(/\s+/g, '');

describe.each(['innovation', 'draft-b-stepped', 'draft-c-bands'])('%s', (name) => {
  let page: MadePage;
  let scene: Scene;
  let lines: SceneLine[];
  beforeAll(async () => {
    page = await makePage(name);
    scene = page.built.scene;
    lines = runningLines(scene);
  });

  it('prints the article: equality, in the scene and in the PDF', () => {
    const inScene = scene.reading.map((index) => {
      const item = scene.items[index]!;
      return item.kind === 'text' ? item.text : '';
    });
    expect(bare(inScene.join(''))).toBe(article);
    expect(bare(storyText(scene, page.pdf))).toBe(article);
  });

  it('paints story text in reading order, between the tints and the rest', () => {
    expect([...scene.reading]).toEqual([...scene.reading].sort((a, b) => a - b));
    const roles = scene.items.map((item) => (item.kind !== 'text' && item.ground ? 'ground' : item.role));
    const order = ['ground', 'story', 'derived', 'furniture'];
    expect(roles).toEqual([...roles].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  });

  it('has no other open problem than the two queries', () => {
    expect(page.problems.filter((p) => p.severity !== 'advisory').map((p) => p.code)).toEqual([
      'story-query',
      'story-query',
    ]);
  });

  it('begins and ends no line with a forbidden mark, and tears nothing', () => {
    expect(prohibitionFaults(lines)).toEqual([]);
    expect(prohibitionFaults(pdfLines(scene, page.pdf).filter(({ line }) => lines.includes(line)))).toEqual(
      [],
    );
    expect(tornMarks(lines)).toEqual([]);
  });

  it('sets every full line to its measure and every baseline on the grid', () => {
    expect(lines.filter((line) => line.full).length).toBeGreaterThan(100);
    expect(measureFaults(lines)).toEqual([]);
    expect(gridFaults(scene, lines)).toEqual([]);
  });

  it('has the same lines in the PDF: origins, baselines, ends', async () => {
    await assertOriginsMatch(scene, page.pdf);
    for (const { line, first, last, y } of pdfLines(scene, page.pdf)) {
      if (!lines.includes(line)) continue;
      expect(new Set(y.map((v) => Math.round(v / 20)))).toEqual(new Set([Math.round(line.baseline / 20)]));
      expect(first).toBeGreaterThan(line.start - 6_000);
      expect(last).toBeLessThan(line.end + 1);
    }
  });

  it('ends the legs of a frame on one line', () => {
    for (const frame of new Set(
      scene.lines.filter((line) => line.kind === 'body').map((line) => line.frame),
    )) {
      const feet: number[] = [];
      for (const line of scene.lines) {
        if (line.frame === frame && line.row !== undefined)
          feet[line.leg] = Math.max(feet[line.leg] ?? 0, line.row);
      }
      const foot = Math.max(...feet);
      expect(feet.slice(0, -1).every((row) => row === foot)).toBe(true);
      // The last leg of a story may be short by fewer lines than it has legs; a quote may end it, rule and all.
      const { top, pitch } = scene.grid;
      const ends = scene.items.flatMap((item) =>
        item.frame === frame && item.kind === 'rect' && item.box.height < pitch
          ? [(item.box.y - top) / pitch]
          : [],
      );
      expect(foot - Math.max(feet.at(-1)!, ...ends)).toBeLessThan(Math.max(1, feet.length));
    }
  });

  it('gives the same bytes when it is made again', async () => {
    const again = await makePage(name);
    expect(Buffer.compare(again.pdf, page.pdf)).toBe(0);
  });
});

describe('the first page', () => {
  let page: MadePage;
  beforeAll(async () => {
    page = await makePage('innovation');
  });

  it('fills every leg to the foot', () => {
    const { lines } = page.built.scene;
    const body = lines.filter((line) => line.frame === 'body');
    const foot = Math.max(...body.map((line) => line.row ?? 0));
    for (let leg = 0; leg < 5; leg++) {
      expect(body.some((line) => line.leg === leg && line.row === foot)).toBe(true);
    }
  });

  it('has no line opened more than 0.12 em and squeezes none beyond its marks', () => {
    const lines = runningLines(page.built.scene);
    expect(lines.filter((line) => line.opened > 120).map((line) => line.text)).toEqual([]);
  });

  it('has no widow: no leg begins with the last line of a paragraph', () => {
    const body = page.built.scene.lines.filter((line) => line.kind === 'body');
    const heads = [0, 1, 2, 3, 4].map((leg) =>
      body.filter((line) => line.leg === leg).reduce((a, b) => ((a.row ?? 0) < (b.row ?? 0) ? a : b)),
    );
    expect(heads.filter((line) => line.last && !line.first).map((line) => line.text)).toEqual([]);
  });

  it('has black type in K alone, no RGB, and a trim box of 390 × 540 mm', () => {
    const file = readPdf(page.pdf);
    const box = file.pages[0]!.boxes.TrimBox!;
    expect(box[2] - box[0]).toBeCloseTo((390 * 72) / 25.4, 1);
    expect(box[3] - box[1]).toBeCloseTo((540 * 72) / 25.4, 1);
    for (const item of page.built.scene.items) {
      if (item.kind === 'text' && item.color.name === 'black')
        expect(item.color).toMatchObject({ c: 0, m: 0, y: 0, k: 100 });
    }
  });

  it('knows for each derived text which words of the article it repeats', () => {
    const file = readFileSync('content/innovation.md', 'utf8');
    const derived = page.built.scene.items.flatMap((item) =>
      item.kind === 'text' && item.role === 'derived' ? [item] : [],
    );
    expect(derived.length).toBeGreaterThan(20);
    for (const item of derived) {
      const words = (item.repeats ?? []).map(({ start, end }) => file.slice(start, end)).join('');
      expect(bare(words)).toContain(bare(item.text));
    }
  });

  it('shows no trace of the queries, and knows where they belong', () => {
    const { scene } = page.built;
    expect(scene.queries.map((query) => query.question)).toHaveLength(2);
    expect(storyText(scene, page.pdf)).not.toContain('疑有缺字');
  });
});

describe('controls: the laws can fail', () => {
  const line = (text: string, rest: Partial<SceneLine> = {}): SceneLine => ({
    frame: 'f',
    kind: 'body',
    role: 'story',
    leg: 0,
    row: 0,
    x: 0,
    measure: 176_000,
    baseline: 9_680,
    indent: 0,
    start: 0,
    end: 176_000,
    full: true,
    first: false,
    last: false,
    opened: 0,
    squeezed: 0,
    text,
    ...rest,
  });
  const grid = { grid: { top: 0, pitch: 18_200, ascent: 9_680 } } as Scene;

  it('a comma at the start, a bracket at the end', () => {
    expect(prohibitionFaults([line('，一线'), line('一线（'), line('一线')])).toEqual(['，一线', '一线（']);
  });
  it('a dash or a number torn apart', () => {
    expect(tornMarks([line('好—'), line('—坏'), line('20'), line('19年')])).toHaveLength(2);
  });
  it('a line 0.1 pt short', () => {
    expect(measureFaults([line('短', { end: 175_900 }), line('正')])).toEqual(['短']);
  });
  it('a baseline 0.25 pt low', () => {
    expect(gridFaults(grid, [line('低', { baseline: 9_930 }), line('正')])).toEqual(['低']);
  });
});
