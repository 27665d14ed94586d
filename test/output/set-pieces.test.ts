import { describe, expect, it } from 'vitest';
import { storyText } from '../../src/content/words.ts';
import { QUIET_ZONE, qrMatrix } from '../../src/layout/qr-matrix.ts';
import { overprintOf } from '../../src/output/pdf/overprint.ts';
import { readPdf } from '../../src/output/pdf/read.ts';
import {
  elementsOf,
  isContent,
  readStructure,
  type StructureElement,
  structureText,
} from '../../src/output/pdf/structure.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import type { Scene } from '../../src/scene/types.ts';
import { runCase } from '../cases/run.ts';
import { sharedRaster } from '../support/origins.ts';

const pdfOf = async (name: string) => {
  const [page] = runCase(name).pages;
  const bytes = await writePdf([page!.scene], page!.fonts, { title: name });
  return { page: page!, bytes, structure: readStructure(readPdf(bytes))! };
};
/** `L(LI(Lbl LBody))`: elements without their words. */
const shape = ({ type, kids }: StructureElement): string => {
  const below = kids.flatMap((kid) => (isContent(kid) ? [] : [shape(kid)]));
  return below.length > 0 ? `${type}(${below.join(' ')})` : type;
};
const find = (root: StructureElement, type: string) => elementsOf(root).filter((one) => one.type === type);
const bare = (text: string) => text.replace(/[\s\u3000]/g, '');

describe('the words of a PDF are the words of its story, once and in order', () => {
  it.each(['list', 'table', 'table-frame', 'table-split', 'chart-column', 'chart-bar', 'chart-line', 'qr'])(
    '%s',
    async (name) => {
      const { page, structure } = await pdfOf(name);
      const story = page.texts.get('lead')!;
      const article = find(structure.root, 'Art')
        .map((one) => structureText(one))
        .join('');
      expect(bare(article)).toBe(bare(storyText(story)));
      expect(structure.faults).toEqual([]);
    },
  );
});

describe('tags', () => {
  it('a list has its items, each with mark and words', async () => {
    const { structure } = await pdfOf('list');
    const [first, second] = find(structure.root, 'L');
    expect(shape(first!)).toBe('L(LI(Lbl LBody) LI(Lbl LBody) LI(Lbl LBody))');
    expect(
      find(second!, 'Lbl')
        .map((one) => structureText(one))
        .slice(0, 3),
    ).toEqual(['1.', '2.', '3.']);
    expect(structureText(find(first!, 'LBody')[1]!)).toBe('一船坐满26人便开，余下的等下一班');
  });
  it('a table has a caption, rows of equal length and heads with their scope', async () => {
    const { structure, bytes } = await pdfOf('table');
    const [first, second] = find(structure.root, 'Table');
    expect(shape(first!)).toBe('Table(Caption TR(TH TH TH) TR(TD TD TD) TR(TD TD TD) TR(TD TD TD))');
    expect(shape(second!)).toBe('Table(TR(TH TH) TR(TH TD) TR(TH TD))');
    const text = Buffer.from(bytes).toString('latin1');
    expect(text.match(/\/Scope \/Column/g)).toHaveLength(3 + 2);
    expect(text.match(/\/Scope \/Row/g)).toHaveLength(2);
  });
  it('the head that is repeated over a further part is no text', async () => {
    const { structure, page } = await pdfOf('table-split');
    expect(find(structure.root, 'TH').map((one) => structureText(one))).toEqual(['月份', '趟数']);
    expect(page.scene.lines.filter(({ text }) => text === '月份').map(({ role }) => role)).toEqual([
      'story',
      'derived',
    ]);
  });
  it('a chart is a figure that tells its data, its shapes and words inside it', async () => {
    const { structure } = await pdfOf('chart-column');
    const [figure] = find(structure.root, 'Figure');
    expect(figure!.alt).toBe('柱形图：渡口客数（万人次）。2016：18.9；2017：19.2；2018：24.1；2019：25.4。');
    expect(figure!.kids.some((kid) => isContent(kid) && kid.marks > 0)).toBe(true);
    expect(structureText(figure!, ' ')).toContain('2016');
  });
  it('a QR code is a figure with its address', async () => {
    const { structure } = await pdfOf('qr');
    expect(find(structure.root, 'Figure').map(({ alt }) => alt)).toEqual([
      '二维码：扫码看渡口的一天（https://example.org/a）',
      '二维码：扫码看航班（https://example.org/river）',
    ]);
  });
});

describe('charts in print', () => {
  it('every black line overprints, whatever the colours of the other lines (GWG R0010)', () => {
    const crossing =
      ':::chart{kind=line}\n|东渡口|西渡口\n2015|17.1|13.0\n2016|12.3|18.9\n2017|19.2|11.8\n:::\n';
    const [page] = runCase('chart-line', (own, file) =>
      file.endsWith('.md') ? `${crossing}\n${crossing}` : own,
    ).pages;
    const { items } = page!.scene;
    const isBlackLine = (item: (typeof items)[number]) =>
      item.kind === 'path' && item.stroke?.color.kind === 'cmyk' && item.stroke.color.k === 100;
    const lines = overprintOf(page!.scene, { inkLimit: 220 }).filter((_, i) => isBlackLine(items[i]!));
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.filter(({ overprint }) => !overprint)).toEqual([]);
  });
});

describe('QR codes in print', () => {
  const codes = [
    ['https://example.org/a', '扫码看渡口的一天（https://example.org/a）'],
    ['https://example.org/river', '扫码看航班（https://example.org/river）'],
  ] as const;
  it.each(codes)('%s: every module of the rendered page is what it has to be', async (content, alt) => {
    const { page, bytes } = await pdfOf('qr');
    const modules = qrMatrix(content, 'M')!;
    const seen = await modulesOf(page.scene, bytes, `二维码：${alt}`, modules.length + 2 * QUIET_ZONE);
    const wanted = seen.map((row, r) =>
      row.map((_, c) => modules[r - QUIET_ZONE]?.[c - QUIET_ZONE] ?? false),
    );
    expect(seen).toEqual(wanted);
  });
  it('is black alone, on bare paper', async () => {
    const { page } = await pdfOf('qr');
    const shapes = page.scene.items.filter((item) => 'drawing' in item && item.drawing !== undefined);
    const inks = shapes.map((item) =>
      item.kind === 'path' ? item.fill : 'color' in item ? item.color : undefined,
    );
    for (const ink of inks) expect(ink).toMatchObject({ kind: 'cmyk', c: 0, m: 0, y: 0 });
    expect(new Set(inks.map((ink) => ink?.kind === 'cmyk' && ink.k))).toEqual(new Set([0, 100]));
  });
});

/** The page as pixels, looked at in the middle of every module, quiet zone included. */
async function modulesOf(scene: Scene, pdf: Uint8Array, alt: string, count: number): Promise<boolean[][]> {
  const box = scene.drawings!.find((one) => one.alt === alt)!.box;
  const dpi = 300;
  const { width, channels, data } = (await sharedRaster()).render(pdf, { dpi });
  const at = (mpt: number) => Math.floor((mpt / 1000) * (dpi / 72));
  return Array.from({ length: count }, (_, r) =>
    Array.from({ length: count }, (_, c) => {
      const x = at(box.x + ((c + 0.5) * box.width) / count);
      const y = at(box.y + ((r + 0.5) * box.height) / count);
      return data[(y * width + x) * channels]! < 128;
    }),
  );
}
