import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expectVisual } from '../visual/matcher.ts';
import { modeOf } from '../visual/reference.ts';
import { describeCase, runCase } from './run.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(here, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** Cases with a reference picture besides their lines. */
const pictures = new Set([
  'body-size',
  'box',
  'chart-bar',
  'chart-column',
  'chart-line',
  'column-rules',
  'dense',
  'figures-column',
  'figures-row',
  'furniture',
  'headline-fill-title',
  'headline-stepped',
  'inline-runs',
  'list',
  'note-line',
  'qr',
  'quote-frame',
  'table',
  'table-frame',
  'table-split',
  'valign-middle-legs',
  'vertical-headline',
  'vertical-text',
  'wrap-middle',
]);

describe('layout, one feature a case', () => {
  it.each(names)('%s', async (name) => {
    const result = runCase(name);
    const lines = describeCase(result);
    const file = `${here}${name}/expect.txt`;
    if (modeOf(process.env) === 'accept') writeFileSync(file, lines);
    expect(existsSync(file), 'no expect.txt yet; to write it: npm run visual:update').toBe(true);
    expect(lines).toBe(readFileSync(file, 'utf8').replace(/\r\n/g, '\n'));
    const [page] = result.pages;
    if (page && pictures.has(name)) {
      // The large page in a smaller scale, to keep its picture small.
      const dpi = name === 'dense' ? 80 : 144;
      await expectVisual(`cases/${name}`, page.scene, { fonts: page.fonts, dpi });
    }
  });
});

describe('余文 and its cures', () => {
  const story = (name: string) => readFileSync(`${here}${name}/story.md`, 'utf8');
  const overset = (name: string, text: string) =>
    runCase(name, (own, file) => (file.endsWith('.md') ? text : own)).pages[0]!.stories.find(
      (one) => one.part === 'body',
    )!;

  it.each(['overset', 'overset-two-frames', 'overset-subhead', 'wrap-left', 'wrap-middle', 'wide-size'])(
    '%s: cutting what each cure names saves its line',
    (name) => {
      const text = story(name);
      const before = overset(name, text);
      expect(before.overset.lines).toBeGreaterThan(0);
      expect(before.cures.length).toBeGreaterThan(0);
      for (const { begins, chars } of before.cures) {
        const start = text.indexOf(begins);
        const end = text.indexOf('\n', start);
        const cut = [...text.slice(start, end)].slice(0, -chars).join('') + text.slice(end);
        const after = overset(name, text.slice(0, start) + cut);
        expect(after.overset.lines, begins).toBeLessThan(before.overset.lines);
      }
    },
  );

  it('counts every character once: set, or left over', () => {
    for (const name of ['overset', 'overset-two-frames', 'overset-subhead', 'wrap-middle']) {
      const text = story(name)
        .replace(/:::[\s\S]*?:::/g, '')
        .replace(/[#\s]/g, '');
      const { chars, overset: over } = overset(name, story(name));
      expect(chars + over.chars, name).toBe(text.length);
    }
  });

  it('counts 缺文 by the measure of each empty line', () => {
    // 2 lines of 10 and 6 … of 22 characters: what is left of three frames of two widths.
    const { underset, capacity } = overset('underset-two-frames', story('underset-two-frames'));
    expect(capacity).toBe(20);
    expect(underset).toEqual({ lines: 10, chars: 6 * 22 + 4 * 10 });
  });
});

describe('controls: a rule switched off shows in the lines', () => {
  const edited = (name: string, from: string, to: string) => {
    const plain = describeCase(runCase(name));
    const changed = describeCase(
      runCase(name, (text, file) => (file.endsWith('page.yaml') ? text.replace(from, to) : text)),
    );
    expect(changed).not.toBe(plain);
    return changed;
  };

  it('without wrap an obstacle is an overlap', () => {
    expect(edited('wrap-left', '      wrap: { standoff: 1字 },\n', '')).toContain('! frame-overlap');
  });
  it('without thread the frames are filled in their order', () => {
    expect(edited('thread-order', ', thread: [right, left]', '')).toMatch(/\[left 1\]\n {2}1 .*样稿/);
  });
  it('without heads: across the subhead stands in its column', () => {
    expect(edited('heads-across', 'heads: across, ', '')).toMatch(/\+90 {2}subhead/);
  });
  it('with a lower ladder the head is smaller', () => {
    expect(edited('headline-ladder', '[48pt, 42pt, 36pt, 30pt, 24pt]', '[24pt]')).toMatch(/\+216 {2}title/);
  });
  it('with null taken away the frame is back', () => {
    expect(edited('extends-null', '  extra: null\n', '')).toContain('去掉我');
  });
});
