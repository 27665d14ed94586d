import { describe, expect, test } from 'vitest';
import { type PressPage, pressPage } from '../../../src/check/press/page.ts';
import { preflight } from '../../../src/check/press/preflight.ts';
import { type PressImage, placementKey } from '../../../src/images/press-image.ts';
import type { Problem } from '../../../src/problems/problem.ts';
import type { Cmyk, Color, ImageItem, RectItem, Scene, SceneItem } from '../../../src/scene/types.ts';
import type { PressSettings } from '../../../src/spec/press-model.ts';
import { MM } from '../../../src/units.ts';
import { nowhere, pageModel } from '../../layout/model.ts';
import { pressOf } from '../../support/plant.ts';
import { BLACK, handScene, type LineSpec, RED } from '../../support/scenes.ts';

const cmyk = (c: number, m: number, y: number, k: number): Cmyk => ({ kind: 'cmyk', c, m, y, k });
const PAPER = cmyk(0, 0, 0, 0);
const mm = (value: number) => ({ value, unit: 'mm' as const });
const SPOT: Color = { kind: 'spot', name: '专红', tint: 100, alternate: { ...RED, name: 'red' } };

/** A rectangle in pt. */
function rect(x: number, y: number, width: number, height: number, color: Color = BLACK): RectItem {
  const box = { x: x * 1000, y: y * 1000, width: width * 1000, height: height * 1000 };
  return { kind: 'rect', role: 'furniture', frame: 'main', box, color };
}
function picture(change: Partial<ImageItem> = {}): ImageItem {
  return {
    kind: 'image',
    role: 'furniture',
    frame: 'main',
    box: { x: 10_000, y: 10_000, width: 100_000, height: 100_000 },
    image: 'ab',
    file: '照片.jpg',
    crop: { x: 0, y: 0, width: 400, height: 400 },
    ppi: 288,
    alt: '车间',
    ...change,
  };
}
function pixels(max: number, mean: number): PressImage {
  return {
    width: 160,
    height: 160,
    channels: 4,
    data: new Uint8Array(),
    sha256: '',
    originalPpi: 288,
    effectivePpi: 254,
    ink: { max, mean },
    inkMap: { columns: 10, rows: 10, cell: 16, mean: Array.from({ length: 100 }, () => mean * 10) },
    notes: [],
  } as PressImage;
}

interface Given {
  readonly lines?: readonly LineSpec[];
  readonly grounds?: readonly SceneItem[];
  readonly press?: Partial<PressSettings>;
  readonly images?: ReadonlyMap<string, PressImage>;
  readonly change?: (scene: Scene) => Scene;
}

const line = (text: string, change: Partial<LineSpec['runs'][number]> = {}): LineSpec => ({
  x: 20,
  baseline: 60,
  runs: [{ text, ...change }],
});

/** What the preflight says of a small page. */
function look({ lines = [line('党员')], grounds = [], press = {}, images, change }: Given): Problem[] {
  const scene = handScene(lines, { grounds });
  const page: PressPage = pressPage(
    { name: '版', model: pageModel(), placeOf: nowhere },
    change ? change(scene) : scene,
    new Map(),
    pressOf(press),
  );
  return preflight(page, images);
}
const codes = (given: Given) => look(given).map((one) => `${one.rule} ${one.code}`);

test('a page of black type on paper has nothing against it', () => {
  expect(codes({})).toEqual([]);
});

/** Each rule: a page that breaks it, and the same page put right. */
const RULES: readonly [rule: string, broken: Given, right: Given][] = [
  [
    'PRESS-TAC press-ink-total',
    { grounds: [rect(10, 20, 50, 20, cmyk(70, 70, 70, 40))] },
    { grounds: [rect(10, 20, 50, 20, cmyk(60, 60, 60, 40))] },
  ],
  [
    'PRESS-TAC press-ink-high',
    { grounds: [rect(10, 80, 50, 20, cmyk(60, 60, 60, 50))] },
    { grounds: [rect(10, 80, 50, 20, cmyk(60, 60, 60, 40))] },
  ],
  [
    'R0020 press-ink-not-there',
    { grounds: [rect(10, 80, 50, 20, SPOT)] },
    {
      grounds: [rect(10, 80, 50, 20, SPOT)],
      press: { inks: { process: 'cmyk', spots: [{ name: '专红', cmyk: [0, 100, 100, 0] }] } },
    },
  ],
  [
    'R0020 press-ink-not-there',
    { grounds: [rect(10, 80, 50, 20, RED)], press: { inks: { process: 'k', spots: [] } } },
    { grounds: [rect(10, 80, 50, 20, cmyk(0, 0, 0, 70))], press: { inks: { process: 'k', spots: [] } } },
  ],
  [
    'PRESS-TINT press-tint-faint',
    { grounds: [rect(10, 80, 50, 20, cmyk(0, 3, 10, 0))] },
    { grounds: [rect(10, 80, 50, 20, cmyk(0, 5, 10, 0))] },
  ],
  [
    'PRESS-RED press-red-dirty',
    { grounds: [rect(10, 80, 50, 20, cmyk(0, 100, 100, 10))] },
    { grounds: [rect(10, 80, 50, 20, cmyk(0, 100, 100, 0))] },
  ],
  [
    'R0015 press-rich-black',
    { lines: [line('党员', { size: 40, color: cmyk(45, 45, 45, 90) })] },
    { lines: [line('党员', { size: 40 })] },
  ],
  [
    'R0026 press-ink-mean',
    {
      grounds: [rect(10, 60, 200, 60, cmyk(80, 80, 80, 20))],
      press: { inkLimit: { warn: 300, error: 300, mean: 245 } },
    },
    {
      grounds: [rect(10, 60, 20, 20, cmyk(80, 80, 80, 20))],
      press: { inkLimit: { warn: 300, error: 300, mean: 245 } },
    },
  ],
  [
    'PRESS-TYPE press-type-small',
    { lines: [line('党员', { size: 5 })] },
    { lines: [line('党员', { size: 6 })] },
  ],
  [
    'R0017 press-type-multi-ink',
    { lines: [line('党员', { size: 12, color: RED })] },
    { lines: [line('党员', { size: 14, color: RED })] },
  ],
  [
    'R0016 press-type-reversed',
    {
      lines: [line('党员', { size: 9, color: PAPER })],
      grounds: [rect(10, 40, 100, 40, cmyk(0, 0, 0, 100))],
    },
    {
      lines: [line('党员', { size: 10, color: PAPER })],
      grounds: [rect(10, 40, 100, 40, cmyk(0, 0, 0, 100))],
    },
  ],
  [
    'R0016 press-type-reversed',
    { lines: [line('党员', { size: 12, color: PAPER })], grounds: [rect(10, 40, 100, 40, RED)] },
    { lines: [line('党员', { size: 14, color: PAPER })], grounds: [rect(10, 40, 100, 40, RED)] },
  ],
  [
    'R0016 press-type-reversed',
    { lines: [line('党员', { size: 12, color: PAPER })], grounds: [picture()] },
    { lines: [line('党员', { size: 14, color: PAPER })], grounds: [picture()] },
  ],
  [
    'PRESS-CONTRAST press-type-unreadable',
    { lines: [line('党员', { size: 20, color: PAPER })] },
    { lines: [line('党员', { size: 20, color: PAPER })], grounds: [rect(10, 30, 100, 50, RED)] },
  ],
  [
    'PRESS-NOTDEF press-notdef',
    { lines: [{ x: 20, baseline: 60, runs: [{ text: '党', glyphs: [{ glyph: 0, text: '党' }] }] }] },
    {},
  ],
  [
    'PRESS-HAIRLINE press-hairline',
    { grounds: [rect(10, 80, 100, 0.2)] },
    { grounds: [rect(10, 80, 100, 0.25)] },
  ],
  [
    'R0018 press-hairline',
    { grounds: [rect(10, 80, 100, 20), rect(10, 85, 100, 0.2, PAPER)] },
    { grounds: [rect(10, 80, 100, 20), rect(10, 85, 100, 0.3, PAPER)] },
  ],
  [
    'R0019 press-rule-multi-ink',
    { grounds: [rect(10, 80, 100, 0.4, RED)] },
    { grounds: [rect(10, 80, 100, 0.5, RED)] },
  ],
  [
    'PRESS-RULE press-rule-tint',
    { grounds: [rect(10, 80, 100, 0.4, cmyk(0, 0, 0, 40))] },
    { grounds: [rect(10, 80, 100, 0.5, cmyk(0, 0, 0, 40))] },
  ],
  ['R0031 press-picture-coarse', { grounds: [picture({ ppi: 99 })] }, { grounds: [picture({ ppi: 150 })] }],
  ['R0031 press-picture-soft', { grounds: [picture({ ppi: 149 })] }, { grounds: [picture({ ppi: 150 })] }],
  [
    'PRESS-TAC press-picture-ink',
    { grounds: [picture()], images: new Map([[placementKey(picture()), pixels(260, 100)]]) },
    { grounds: [picture()], images: new Map([[placementKey(picture()), pixels(220, 100)]]) },
  ],
  [
    'R0026 press-ink-mean',
    {
      grounds: [picture()],
      images: new Map([[placementKey(picture()), pixels(236, 230)]]),
      press: { inkLimit: { warn: 220, error: 240, mean: 225 } },
    },
    {
      grounds: [picture()],
      images: new Map([[placementKey(picture()), pixels(236, 220)]]),
      press: { inkLimit: { warn: 220, error: 240, mean: 225 } },
    },
  ],
  ['PRESS-PLACEHOLDER press-placeholder', { lines: [line('Lorem ipsum')] }, { lines: [line('重新')] }],
  ['PRESS-PLACEHOLDER press-placeholder', { lines: [line('记者XXX报道')] }, { lines: [line('XX计划')] }],
  ['PRESS-PLACEHOLDER press-placeholder', { lines: [line('此处填写')] }, { lines: [line('此处风光好')] }],
  [
    'PRESS-PLACEHOLDER press-placeholder-doubtful',
    { lines: [line('时间待定')] },
    { lines: [line('等待定论了')] },
  ],
  ['PRESS-PLACEHOLDER press-placeholder-doubtful', { lines: [line('王××')] }, { lines: [line('3×4')] }],
  ['R0005 press-page-empty', { lines: [] }, {}],
  [
    'PRESS-SIZE press-page-size',
    { press: { pageSize: { width: mm(390), height: mm(540) } } },
    { press: { pageSize: { width: mm(80), height: mm(50) } } },
  ],
  [
    'PRESS-TYPE-AREA press-outside-type-area',
    { press: { typeArea: { width: mm(60), height: mm(40) } } },
    { press: { typeArea: { width: mm(70), height: mm(40) } } },
  ],
  [
    'PRESS-EDGE press-in-edge',
    { grounds: [rect(5, 100, 50, 10)], press: { nonPrintingEdge: mm(5) } },
    { grounds: [rect(5 * MM, 100, 50, 10)], press: { nonPrintingEdge: mm(5) } },
  ],
  [
    'PRESS-BLEED press-bleed-short',
    { grounds: [rect(0, 100, 50, 10)], press: { bleed: mm(3) } },
    { grounds: [rect(-3 * MM, 100, 50, 10)], press: { bleed: mm(3) } },
  ],
  ['PRESS-BLEED press-past-trim', { grounds: [rect(-5, 100, 50, 10)] }, { grounds: [rect(5, 100, 50, 10)] }],
  ['PRESS-BLEED press-at-trim', { grounds: [rect(0, 100, 50, 10)] }, { grounds: [rect(5, 100, 50, 10)] }],
];

describe('each rule finds the page that breaks it, and leaves the one that does not', () => {
  test.each(RULES)('%s', (rule, broken, right) => {
    expect(codes(broken)).toContain(rule);
    expect(codes(right)).not.toContain(rule);
  });
});

describe('a finding', () => {
  test('has its rule, its box in mm, what was found and what is allowed', () => {
    const [found] = look({ grounds: [rect(10, 80, 100, 0.2)] });
    expect(found).toMatchObject({
      code: 'press-hairline',
      severity: 'advisory',
      rule: 'PRESS-HAIRLINE',
      box: { page: '版', x: 3.5, y: 28.2, width: 35.3, height: 0.1 },
      params: { frame: 'main', found: '0.2 pt', limit: '0.25 pt' },
    });
  });

  test('stands once for all that is alike in one frame', () => {
    const small = [60, 70, 80].map((baseline) => ({ ...line('党员', { size: 5 }), baseline }));
    const found = look({ lines: small });
    expect(found).toHaveLength(1);
    expect(found[0]?.box?.height).toBeGreaterThan(8);
  });

  test('about words that run over two lines is at the line where they begin', () => {
    const change = (scene: Scene): Scene => ({
      ...scene,
      lines: scene.lines.map((one) => ({ ...one, paragraph: 3 })),
    });
    const lines = [line('会议时间待'), { ...line('定'), baseline: 80 }];
    const [found] = look({ lines, change });
    expect(found?.params.found).toBe('待定');
    expect(found?.box?.y).toBeLessThan(22);
  });
});

test('black on a ground that is too full knocks out; told to overprint all the same, it is found', () => {
  const grounds = [rect(10, 30, 100, 50, cmyk(80, 80, 60, 0))];
  expect(codes({ grounds })).not.toContain('PRESS-TAC press-ink-overlap');
  const scene = handScene([line('党员')], { grounds });
  const page = pressPage({ name: '版', model: pageModel(), placeOf: nowhere }, scene, new Map(), pressOf());
  const overprinting = scene.items.map(() => ({ overprint: true, reason: 'black-on-flat-tint' as const }));
  const found = preflight({ ...page, overprint: () => overprinting });
  expect(found.map(({ code }) => code)).toContain('press-ink-overlap');
});
