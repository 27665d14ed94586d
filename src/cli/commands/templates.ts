import { join, resolve } from 'node:path';
import { writeWhole } from '../../output/write-file.ts';
import type { Lang, Problem } from '../../problems/problem.ts';
import { judge } from '../../problems/verdict.ts';
import { aboutNames } from '../../spec/about.ts';
import type { Choice } from '../../spec/template-model.ts';
import { preparePress, pressFile } from '../press-run.ts';
import { formatProblems } from '../reporter.ts';
import { sketch } from '../sketch.ts';
import { templateFiles } from '../template-files.ts';
import { readTemplate, type SlotRow, type TemplateRow } from '../template-list.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { printable } from '../terminal-text.ts';

/** `dayang templates` */
export interface TemplatesOptions {
  readonly format: 'human' | 'json';
  /** Folder for a small picture of each. */
  readonly thumbnails?: string;
}

/** Dots per inch of a thumbnail: a broadsheet is 430 dots wide. */
const DPI = 28;

/** Lists the templates: what each is for, its slots and their room, variants and themes. */
export async function templates(options: TemplatesOptions, terminal: Terminal): Promise<number> {
  const rows: TemplateRow[] = [];
  const problems: Problem[] = [];
  const pictures = new Map<TemplateRow, string>();
  for (const file of templateFiles(terminal.cwd)) {
    const read = await readTemplate(file, terminal);
    problems.push(...read.problems);
    if (!read.row) continue;
    rows.push(read.row);
    if (options.thumbnails === undefined) continue;
    const path = join(options.thumbnails, `${file.id}.png`);
    const written = writeWhole(resolve(terminal.cwd, path), await thumbnail(read.row, terminal), {
      shown: path,
    });
    problems.push(...written.problems);
    if (written.value !== undefined) pictures.set(read.row, path);
  }
  const { lang, colors } = terminal;
  const style = { lang, colors, sourceOf: () => undefined, nameOf: (file: string) => file };
  for (const line of formatProblems(problems, style)) terminal.say(line);
  if (options.format === 'json') {
    const list = rows.map((row) => ({ ...asJson(row), thumbnail: pictures.get(row) ?? null }));
    terminal.out(`${JSON.stringify({ templates: list }, null, 2)}\n`);
  } else {
    const lines = rows.flatMap((row) => [...describeTemplate(row, lang), '']);
    terminal.out(`${[...lines, HINT[lang]].map(printable).join('\n')}\n`);
    for (const path of pictures.values()) terminal.say(`${WRITTEN[lang]} ${path}`);
  }
  return judge(problems, new Set()).ok ? EXIT.ok : EXIT.problems;
}

const HINT: Readonly<Record<Lang, string>> = {
  zh: '# 题　. 文字　@ 图片　0 数说　= 栏目题　? 可无，没有就由旁边的补上。做一版：dayang new 模板 名字',
  en: '# head  . text  @ picture  0 figures  = nameplate  ? optional: its neighbours take the room. To make a page: dayang new TEMPLATE NAME',
};
const WRITTEN: Readonly<Record<Lang, string>> = { zh: '已写', en: 'wrote' };

async function thumbnail({ run }: TemplateRow, terminal: Terminal): Promise<Uint8Array> {
  const { pages } = await preparePress(run, { marks: false }, terminal);
  const pdf = await pressFile(pages, { kind: 'press' }, terminal);
  const [{ openRaster }, { encodePng }] = await Promise.all([
    import('../../output/png/raster.ts'),
    import('../../output/png/encode.ts'),
  ]);
  return encodePng((await openRaster()).render(pdf, { page: 0, dpi: DPI }), { dpi: DPI });
}

function asJson({ file, use, page, slots, frames }: TemplateRow): object {
  const { size: _, ...rest } = sizeOf(page);
  const choice = ({ name, about }: Choice) => ({ name, about: aboutNames(about, name) });
  return {
    id: file.id,
    name: aboutNames(use.head?.name, file.id),
    about: aboutNames(use.head?.about, ''),
    characters: use.head?.characters ?? null,
    ...rest,
    slots: slots.map(({ about, ...slot }) => ({ ...slot, about: aboutNames(about, slot.name) })),
    variants: use.variants.map(choice),
    themes: use.themes.map(choice),
    sketch: sketch(frames),
  };
}

function sizeOf({ model }: TemplateRow['page']) {
  const millimetres = ({ value, unit }: { value: number; unit: string }) =>
    unit === 'mm' ? value : Math.round((value * 254) / 72) / 10;
  const width = millimetres(model.page.width);
  const height = millimetres(model.page.height);
  return { size: `${width} × ${height}`, width, height, columns: model.grid.columns };
}

function describeTemplate({ file, use, page, slots, frames }: TemplateRow, lang: Lang): string[] {
  const say = (about: string | undefined, name: string) => pick(about, name, lang);
  const { size, columns } = sizeOf(page);
  const characters = use.head?.characters;
  const zh = lang === 'zh';
  const choice = (one: Choice) => `    ${one.name}  ${say(one.about, '')}`.trimEnd();
  return [
    `${file.id}  ${say(use.head?.name, '')}`,
    `  ${say(use.head?.about, '')}`,
    zh
      ? `  ${size} 毫米，${columns} 栏${characters ? `，适合约 ${characters} 字` : ''}`
      : `  ${size} mm, ${columns} columns${characters ? `, for about ${characters} characters` : ''}`,
    ...sketch(frames).map((line) => `  ${line}`),
    zh ? '  位置：' : '  slots:',
    ...slots.map((slot) => `    ${describeSlot(slot, lang)}`),
    ...(use.variants.length > 0 ? [zh ? '  变体：' : '  variants:', ...use.variants.map(choice)] : []),
    ...(use.themes.length > 0 ? [zh ? '  配色：' : '  themes:', ...use.themes.map(choice)] : []),
  ];
}

function pick(about: string | undefined, name: string, lang: Lang): string {
  const texts = aboutNames(about, name);
  return lang === 'zh' ? texts.about : texts.aboutEn;
}

const KINDS: Readonly<Record<Lang, Readonly<Record<SlotRow['accepts'], string>>>> = {
  zh: { story: '稿件', note: '编者按', figures: '数说', quote: '摘句', picture: '图片', text: '文字' },
  en: { story: 'story', note: 'note', figures: 'figures', quote: 'quote', picture: 'picture', text: 'words' },
};

/** One slot in a line: name, what it takes, how much, and the room that there is. */
export function describeSlot(slot: SlotRow, lang: Lang): string {
  const zh = lang === 'zh';
  const { accepts, min, max, capacity, required, of } = slot;
  const unit = accepts === 'figures' ? (zh ? ' 格' : ' cells') : zh ? ' 字' : ' characters';
  const range =
    min === undefined
      ? max === undefined
        ? ''
        : zh
          ? `至多 ${max}`
          : `up to ${max}`
      : `${min}–${max ?? '…'}`;
  const room = capacity && (capacity[0] === capacity[1] ? `${capacity[0]}` : `${capacity[0]}–${capacity[1]}`);
  const parts = [
    `${KINDS[lang][accepts]}${of === undefined ? '' : `（${of}）`}`,
    required ? (zh ? '必需' : 'required') : zh ? '可无' : 'optional',
    ...(range === '' ? [] : [`${range}${unit}`]),
    ...(room ? [zh ? `版容 ${room} 字` : `room for ${room} characters`] : []),
  ];
  return `${slot.name}  ${pick(slot.about, slot.name, lang)}${zh ? '：' : ': '}${parts.join(zh ? '，' : ', ')}`;
}
