import { describe, expect, it } from 'vitest';
import type { Code } from '../../src/problems/problem.ts';
import { describe as say } from '../../src/problems/problem.ts';
import { runCase } from '../cases/run.ts';

/** A case with another story, and other lines in its page. */
const run = (name: string, story: string, page: (text: string) => string = (text) => text) =>
  runCase(name, (text, file) => (file.endsWith('.md') ? story : page(text)));
const codes = (...args: Parameters<typeof run>): Code[] => run(...args).problems.map(({ code }) => code);
const first = (code: Code, ...args: Parameters<typeof run>) =>
  say(run(...args).problems.find((one) => one.code === code)!, 'zh');

describe('tables', () => {
  const wide = `:::table\n${'甲乙丙丁|'.repeat(9)}12,345.67\n${'甲|'.repeat(9)}1\n:::`;
  it('says how wide it has to be, and which frame would take it', () => {
    const { sentence, hint } = first('table-too-wide', 'table', wide);
    expect(sentence).toMatch(/^表有 10 列，10 字宽放不下，至少要 \d+ 字$/);
    expect(hint).toContain('part 写 table-1');
    expect(codes('table', '头。\n\n:::table\n甲|1\n乙|2\n:::')).not.toContain('table-too-wide');
  });
  it('keeps its baselines on the grid, and its decimal points under one another', () => {
    const { scene } = run('table', ':::table\n班次|客数\n早班|1,208.5\n午班|95.25\n晚班|8\n:::').pages[0]!;
    const { top, pitch, ascent } = scene.grid;
    const cells = scene.lines.filter(({ kind }) => kind === 'cell');
    for (const { baseline, row } of cells)
      expect(Math.abs(baseline - (top + row! * pitch + ascent))).toBeLessThan(2);
    const points = ['1,208.5', '95.25'].map((text) => {
      const item = scene.items.find((one) => one.kind === 'text' && one.text === text);
      return item?.kind === 'text' ? item.x[text.indexOf('.')]! : 0;
    });
    expect(Math.abs(points[0]! - points[1]!)).toBeLessThan(20);
  });
  it('stays together: it goes to the next leg where this one has no room', () => {
    const text = `${'渡口的船一天要往返许多趟。'.repeat(9)}\n\n:::table\n班|数\n${'早|1\n'.repeat(6)}:::`;
    const { scene } = run('table', text).pages[0]!;
    expect(new Set(scene.lines.filter(({ kind }) => kind === 'cell').map(({ leg }) => leg)).size).toBe(1);
  });
  it('wants colours of the palette', () => {
    expect(codes('table', ':::table{tint=blue}\n甲|乙\n丙|丁\n:::')).toContain('set-piece-color');
  });
  it('does not stand in vertical lines; a list does', () => {
    const vertical = (text: string) => text.replace('kind: text,', 'kind: text, writing: vertical,');
    expect(codes('table', '头。\n\n:::table\n甲|乙\n丙|丁\n:::', vertical)).toContain('set-piece-vertical');
    expect(codes('table', '头。\n\n:::list{numbered=一、}\n甲\n乙\n:::', vertical)).not.toContain(
      'set-piece-vertical',
    );
  });
  it('a frame that asks for a second table of one is told so', () => {
    expect(codes('table-frame', '头。\n\n:::list\n甲\n:::')).toContain('part-missing');
  });
});

describe('charts', () => {
  it('says when there is no room, and when words touch', () => {
    const many = `:::chart\n${Array.from({ length: 40 }, (_, i) => `第${i}个|${i}`).join('\n')}\n:::`;
    expect(codes('chart-column', `${many}\n\n${many}`)).toContain('chart-too-small');
    const close = ':::chart{lines=8}\n甲|1234567\n乙|1234567\n丙|1234567\n丁|1234567\n戊|1234567\n:::';
    expect(codes('chart-column', `${close}\n\n${close}`)).toContain('chart-labels-meet');
  });
  it('has integers only, and is the same each time', () => {
    const [one, two] = [runCase('chart-line').pages[0]!.scene, runCase('chart-line').pages[0]!.scene];
    expect(one).toEqual(two);
    for (const item of one.items)
      if (item.kind === 'path')
        expect(item.commands.every((part) => typeof part === 'string' || Number.isInteger(part))).toBe(true);
  });
  it('nothing in it is thinner than half a point', () => {
    for (const name of ['chart-line', 'chart-column', 'chart-bar'])
      for (const item of runCase(name).pages[0]!.scene.items) {
        if (item.kind === 'path' && item.stroke) expect(item.stroke.width).toBeGreaterThanOrEqual(500);
        if (item.kind === 'rect')
          expect(Math.min(item.box.width, item.box.height)).toBeGreaterThanOrEqual(499);
      }
  });
  it('wants colours of the palette', () => {
    const blue = ':::chart{colors=blue}\n甲|1\n乙|2\n:::';
    expect(codes('chart-column', `${blue}\n\n${blue}`)).toContain('set-piece-color');
  });
});

describe('QR codes', () => {
  const qr = (attributes: string) => `头。\n\n:::qr{${attributes}}\n:::`;
  it('says when its modules are too fine, and how large it has to be', () => {
    const long = `text=https://example.org/${'a'.repeat(150)} size=20mm`;
    const { sentence, hint } = first('qr-too-fine', 'qr', qr(long));
    expect(sentence).toMatch(/^二维码每格 0\.3\dmm|^二维码每格 0\.\d\dmm/);
    const size = /放大到 (\d+)mm/.exec(hint)![1]!;
    expect(codes('qr', qr(long.replace('20mm', `${size}mm`)))).not.toContain('qr-too-fine');
  });
  it('says when nothing holds its content, or the column is too narrow', () => {
    expect(codes('qr', qr(`text=${'长'.repeat(1200)}`))).toContain('qr-too-long');
    expect(codes('qr', qr('text=https://example.org size=60mm'))).toContain('qr-too-wide');
  });
});
