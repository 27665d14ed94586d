import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPages } from '../../src/build.ts';
import { readProfile } from '../../src/color/icc.ts';
import { type Files, openFiles } from '../../src/files.ts';
import { unpackSamples } from '../../src/images/press-image.ts';
import { readPdf } from '../../src/output/pdf/read.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import { encodePng } from '../../src/output/png/encode.ts';
import { openRaster } from '../../src/output/png/raster.ts';
import { pressPictures } from '../../src/pictures.ts';
import type { ImageItem } from '../../src/scene/types.ts';
import {
  cmykJpeg,
  greyJpeg,
  jpeg,
  paint,
  photograph,
  png,
  saturatedChart,
  turnedJpeg,
} from '../support/pictures.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const STORY = `# 车间里的新气象

${'装配车间的灯比往常亮得更早，工人们围着新到的设备量尺寸、记数据，谁也不肯先去歇着。'.repeat(30)}

${'这一天里班组开了三个短会，每个会不超过十分钟，会上定的事当天都有人去办。'.repeat(20)}
`;

const ADVERT = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
  <title>广告</title>
  <rect width="200" height="100" fill="red"/>
  <g transform="translate(100 50) scale(2)" fill="white"><circle r="18"/><path d="M-40 0h20l-10 10Z" fill="#808080"/></g>
  <path d="M10 90 L190 90" style="fill:none;stroke:black;stroke-width:2"/>
</svg>`;

const PAGE = `extends: base.yaml
stories: { lead: story.md }
page: { size: [200mm, 200mm], typeArea: [190mm, 190mm] }
grid: { columns: 6, characters: 9, gutter: 1字, body: 9pt, pitch: 11.25pt, lines: 46 }
frames:
  head: { kind: headline, columns: 1-6, lines: 1-4, pieces: [{ part: title, ladder: [36pt, 30pt], maxLines: 1 }] }
  body: { kind: text, columns: 1-6, lines: 6-46, columnRule: 0.3pt black }
  photo:
    kind: image
    file: 照片 1.jpg
    columns: 2-4
    lines: 8-22
    wrap: { standoff: 9pt }
    caption: 装配车间的工人在量新设备的尺寸，数据当场记进班组的本子，当天就送到技术科。
    credit: 本报记者 张三 摄
    alt: 几名工人围着一台设备量尺寸
  grey: { kind: image, file: grey.jpg, columns: 6-6, lines: 6-12, wrap: { standoff: 6pt }, alt: 老照片, caption: 老厂房 }
  turned: { kind: image, file: turned.jpg, columns: 1-1, lines: 30-40, wrap: { standoff: 6pt }, fit: contain, alt: 竖拍, caption: 竖拍的照片 }
  chart: { kind: image, file: chart.png, columns: 5-6, lines: 24-33, wrap: { standoff: 6pt }, fit: contain, alt: "" }
  inks: { kind: image, file: inks.jpg, columns: 3-3, lines: 28-34, wrap: { standoff: 6pt }, alt: 四色, credit: 资料图 }
  advert: { kind: image, file: ad.svg, columns: 4-6, lines: 36-46, wrap: { standoff: 6pt }, alt: 广告, border: 0.3pt black }
`;

/** Writes a page with pictures into a folder of its own and opens it. */
async function pageOf(
  name: string,
  page: string,
  files: Record<string, Uint8Array | string>,
): Promise<Files> {
  const home = join(folder, name);
  mkdirSync(home);
  writeFileSync(join(home, 'base.yaml'), '{}\n');
  writeFileSync(join(home, 'story.md'), STORY);
  writeFileSync(join(home, 'page.yaml'), page);
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(home, file), bytes);
  return openFiles({ pageFile: join(home, 'page.yaml'), library: project }).value!;
}

const profile = readProfile(new Uint8Array(readFileSync(`${project}profiles/newsprint-tr002.icc`)), 'p')
  .value!;

async function build(files: Files) {
  const { value, problems } = buildPages(files, files.pageFile);
  const built = value?.[0];
  if (!built) return { problems };
  const { press } = built.page.model;
  const images = await pressPictures(built, { press, profile, root: files.root });
  const pdf = await writePdf([built.scene], built.fonts, {
    title: built.scene.title,
    images: images.value!,
    press: {
      standard: 'x-4',
      outputIntent: { identifier: 'CGATS TR 002', info: 'newsprint', profile: profile.bytes },
    },
  });
  return { built, pdf, images: images.value!, problems: [...problems, ...images.problems] };
}

async function samplePictures(): Promise<Record<string, Uint8Array | string>> {
  return {
    '照片 1.jpg': await jpeg(photograph(900, 600)),
    'grey.jpg': await greyJpeg(paint(200, 160, (x, y) => [Math.round((x + y) * 0.7)])),
    'turned.jpg': await turnedJpeg(photograph(300, 200), 6),
    'chart.png': await png(saturatedChart(256)),
    'inks.jpg': await cmykJpeg(
      paint(120, 120, (x, y) => [x * 2, y * 2, 60, 0]),
      'adobe',
    ),
    'ad.svg': ADVERT,
  };
}

describe('a page with pictures', () => {
  let files: Files;
  let made: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => {
    files = await pageOf('whole', PAGE, await samplePictures());
    made = await build(files);
  });
  const pictures = () => made.built!.scene.items.filter((item): item is ImageItem => item.kind === 'image');

  it('has nothing to say but what is true', () => {
    const codes = made.problems.map(({ code, params }) => `${code} ${params.frame ?? params.file ?? ''}`);
    expect(
      codes.filter((code) => !/^(loose-line|underset|overset|short|headline)/.test(code)).sort(),
    ).toEqual(['picture-cmyk-unprofiled inks.jpg', 'picture-no-caption advert', 'picture-no-caption inks']);
  });

  it('places each picture by hash and crop, under all type, and stays small', () => {
    const { items } = made.built!.scene;
    expect(pictures().map(({ frame }) => frame)).toEqual(['photo', 'grey', 'turned', 'chart', 'inks']);
    expect(items.findIndex(({ kind }) => kind === 'text')).toBeGreaterThan(
      items.findLastIndex(({ kind }) => kind === 'image'),
    );
    const [photo] = pictures();
    expect(photo).toMatchObject({ file: '照片 1.jpg', alt: '几名工人围着一台设备量尺寸', role: 'furniture' });
    expect(photo!.crop.width / photo!.crop.height).toBeCloseTo(photo!.box.width / photo!.box.height, 2);
    expect(JSON.stringify(pictures()).length).toBeLessThan(2500);
  });

  it('sets the caption under the picture on the grid, the credit at its end', () => {
    const { lines, grid } = made.built!.scene;
    const own = lines.filter(({ frame, kind }) => frame === 'photo' && kind === 'caption');
    const credit = lines.find(({ frame, kind }) => frame === 'photo' && kind === 'credit')!;
    const [photo] = pictures();
    for (const line of own) {
      expect((line.baseline - grid.top - grid.ascent) % grid.pitch).toBe(0);
      expect(line.baseline).toBeGreaterThan(photo!.box.y + photo!.box.height);
    }
    expect(credit.baseline).toBe(own.at(-1)!.baseline);
    expect(credit.end).toBe(photo!.box.x + photo!.box.width);
    expect(credit.start).toBeGreaterThan(own.at(-1)!.end);
  });

  it('lets the text run round pictures and their captions', () => {
    const { lines, frames } = made.built!.scene;
    const boxes = frames.filter(({ kind }) => kind === 'image').map(({ box }) => box);
    const body = lines.filter(({ frame }) => frame === 'body');
    expect(body.length).toBeGreaterThan(100);
    for (const { start, end, baseline } of body) {
      for (const box of boxes) {
        const crosses =
          start < box.x + box.width &&
          end > box.x &&
          baseline > box.y &&
          baseline - 7000 < box.y + box.height;
        expect(crosses).toBe(false);
      }
    }
  });

  it('writes raw samples in CMYK and grey, without RGB, masks or Decode', () => {
    const pdf = readPdf(made.pdf!);
    const page = pdf.pages[0]!;
    const resources = pdf.dict(page.dict.get('Resources'));
    const objects = pdf.dict(resources.get('XObject'));
    const spaces = [...objects.values()].map((value) => {
      const { dict } = pdf.get(value) as unknown as { dict: Map<string, unknown> };
      for (const key of ['SMask', 'Mask', 'Decode']) expect(dict.has(key)).toBe(false);
      return JSON.stringify(dict.get('ColorSpace'));
    });
    expect(spaces).toHaveLength(5);
    expect(spaces.filter((space) => space.includes('DeviceCMYK'))).toHaveLength(4);
    expect(spaces.filter((space) => space.includes('DeviceGray'))).toHaveLength(1);
  });

  it('keeps every pixel of every picture within the ink limit', () => {
    for (const image of made.images!.values()) {
      if (image.channels === 1) continue;
      const samples = unpackSamples(image);
      for (let i = 0; i < samples.length; i += 4) {
        const sum = samples[i]! + samples[i + 1]! + samples[i + 2]! + samples[i + 3]!;
        if (sum > 561) throw new Error(`${sum / 2.55} %`);
      }
    }
  });

  it('shows the pictures upright where they belong', async () => {
    const raster = await openRaster();
    const picture = raster.render(made.pdf!, { dpi: 72 });
    if (process.env.SHOW)
      writeFileSync(process.env.SHOW, encodePng(raster.render(made.pdf!, { dpi: 110 }), { dpi: 110 }));
    const at = (item: ImageItem, right: number, down: number) => {
      const x = Math.round((item.box.x + item.box.width * right) / 1000);
      const y = Math.round((item.box.y + item.box.height * down) / 1000);
      const data = picture.data as Uint8Array;
      return [...data.subarray((y * picture.width + x) * 3, (y * picture.width + x) * 3 + 3)];
    };
    const [photo, grey] = pictures();
    // Sky above, hill below; grey from black at the top left to light.
    expect(at(photo!, 0.5, 0.1)[0]!).toBeGreaterThan(at(photo!, 0.5, 0.9)[0]! + 40);
    expect(at(grey!, 0.05, 0.05)[0]!).toBeLessThan(at(grey!, 0.95, 0.95)[0]! - 100);
  });

  it('gives the same bytes from a cold cache and from a warm one', async () => {
    const again = await build(files);
    expect(Buffer.from(again.pdf!).equals(made.pdf!)).toBe(true);
    rmSync(join(files.root, '.dayang-cache'), { recursive: true });
    const cold = await build(files);
    expect(Buffer.from(cold.pdf!).equals(made.pdf!)).toBe(true);
  });
});

describe('bad pictures on a page', () => {
  const frame = (file: string, more = '') =>
    `extends: base.yaml\nframes:\n  photo: { kind: image, file: ${file}, columns: 1-4, lines: 1-20, alt: 图, caption: 图${more} }\n`;
  const cases: [string, string, string | Uint8Array, string][] = [
    ['an SVG named .jpg', 'a.jpg', ADVERT, 'picture-is-svg'],
    ['a JPEG that is text', 'b.jpg', '不是图片', 'picture-unknown'],
    ['a PDF advertisement', 'c.pdf', '%PDF-1.4\n', 'picture-is-pdf'],
    [
      'an SVG with type in it',
      'd.svg',
      '<svg viewBox="0 0 1 1"><text>大减价</text></svg>',
      'drawing-refused',
    ],
    [
      'an SVG in RGB',
      'e.svg',
      '<svg viewBox="0 0 1 1"><path d="M0 0L1 1" fill="#c00000"/></svg>',
      'drawing-refused',
    ],
    [
      'an SVG in a colour that the page has not',
      'f.svg',
      '<svg viewBox="0 0 1 1"><rect width="1" height="1" fill="专蓝"/></svg>',
      'drawing-color',
    ],
  ];
  it.each(cases)('%s is one clear problem at its place', async (_what, file, bytes, code) => {
    const files = await pageOf(`bad-${code}-${file}`, frame(file), { [file]: bytes });
    const { problems } = buildPages(files, files.pageFile);
    expect(problems.map((one) => one.code)).toEqual([code]);
    expect(problems[0]!.place).toMatchObject({ file: 'page.yaml', line: 3 });
  });

  it('a missing picture is named with the nearest file', async () => {
    const files = await pageOf('missing', frame('phto.jpg'), { 'photo.jpg': await png(photograph(9, 9)) });
    expect(buildPages(files, files.pageFile).problems[0]).toMatchObject({
      code: 'file-missing-near',
      params: { suggestion: 'photo.jpg' },
    });
  });

  it('a picture whose pixels are cut short is found when it is converted', async () => {
    const cut = (await jpeg(photograph(400, 300))).subarray(0, 20_000);
    const files = await pageOf('cut', frame('a.jpg'), { 'a.jpg': cut });
    expect((await build(files).catch(() => undefined))?.problems).toBeUndefined();
    const built = buildPages(files, files.pageFile).value![0]!;
    const images = await pressPictures(built, { press: built.page.model.press, profile, root: files.root });
    expect(images.problems).toMatchObject([{ code: 'picture-damaged', place: { line: 3 } }]);
  });

  it.each([
    ['', ['上下']],
    ['focus: [50, 30],', []],
    ['focus: [50, 50],', []],
    ['fit: contain,', []],
  ])(
    'says when a good part of a picture is cut, unless the page names what matters: %j',
    async (more, sides) => {
      const page = `extends: base.yaml
stories: { lead: story.md }
frames:
  body: { kind: text, columns: 1-5, lines: 21-75 }
  photo: { kind: image, file: a.jpg, columns: 1-5, lines: 1-18, ${more} caption: 车间, alt: 车间 }
`;
      const name = `cut ${more.replace(/\W/g, '')}`;
      const found = await build(await pageOf(name, page, { 'a.jpg': await jpeg(photograph(300, 200)) }));
      const cut = found.problems.filter(({ code }) => code === 'picture-cut');
      expect(cut.map(({ params }) => params.sides)).toEqual(sides);
      for (const { params, place } of cut) {
        expect(params.percent).toBeGreaterThan(25);
        expect(place?.line).toBe(5);
      }
    },
  );

  it('asks for alt text and a caption, but not of decoration', async () => {
    const files = await pageOf(
      'silent',
      'extends: base.yaml\nframes:\n  a: { kind: image, file: a.png, columns: 1-1, lines: 1-9 }\n  b: { kind: image, file: a.png, columns: 2-2, lines: 1-9, alt: "" }\n',
      {
        'a.png': await png(photograph(90, 90)),
      },
    );
    const told = buildPages(files, files.pageFile).problems;
    expect(told.map(({ code, params }) => `${code} ${params.frame}`)).toEqual([
      'picture-no-alt a',
      'picture-no-caption a',
    ]);
  });

  it.each([
    ['focus: [50, 130]', 'spec-number'],
    ['focus: middle', 'spec-focus'],
    ['fit: stretch', 'spec-choice'],
    ['crop: 5', 'unknown-key-plain'],
  ])('%s is refused', async (key, code) => {
    const files = await pageOf(`spec-${key.replace(/\W/g, '')}`, frame('a.png', `, ${key}`), {
      'a.png': await png(photograph(9, 9)),
    });
    expect(buildPages(files, files.pageFile).problems.map((one) => one.code)).toEqual([code]);
  });
});
