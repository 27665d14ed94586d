import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openColors } from '../../src/cli/colors.ts';
import { build } from '../../src/cli/commands/build.ts';
import { type NewOptions, newFolder } from '../../src/cli/commands/new.ts';
import { schema } from '../../src/cli/commands/schema.ts';
import { templates } from '../../src/cli/commands/templates.ts';
import { badFolderName, isDay } from '../../src/cli/new-name.ts';
import { REPORT_DEFAULTS } from '../../src/cli/options.ts';
import { openTimer } from '../../src/cli/stopwatch.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

let cwd: string;
let said: string[];
let out: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), '做一版 '));
  said = [];
  out = '';
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const terminal = (more: Partial<Terminal> = {}): Terminal => ({
  lang: 'zh',
  colors: openColors({ env: {}, isTerminal: false }),
  env: {},
  cwd,
  timer: openTimer(() => 0),
  out: (text) => {
    out += text;
  },
  say: (line) => void said.push(line),
  ...more,
});
const make = (template: string, name: string, more: Partial<NewOptions> = {}, at = terminal()) =>
  newFolder({ variant: [], ...more, template, name }, at);
const typeset = (name: string) =>
  build(
    {
      ...REPORT_DEFAULTS,
      one: false,
      proof: false,
      marks: false,
      force: false,
      dpi: 72,
      page: join(cwd, name, `${name}.yaml`),
    } as never,
    terminal(),
  );

describe('dayang new', () => {
  test.each(['special-page', 'special-tabloid', 'news-page', 'photo-page'])(
    '%s: what it makes builds at once, is as its schema wants it, and says that its copy is a sample',
    async (template) => {
      const name = `${template} 一月`;
      expect(
        await make(template, name, {
          title: '新的题目 两行之二',
          section: '试刊',
          date: '2021-02-01',
          page: '4',
        }),
      ).toBe(0);
      const page = readFileSync(join(cwd, name, `${name}.yaml`), 'utf8');
      expect(page).toContain(`extends: ${template}.yaml`);
      expect(page).toContain('folio: { left: "2021年2月1日　第4版", right: 试刊 }');
      said = [];
      expect(await typeset(name)).toBe(0);
      expect(said.join('\n')).toContain('[press-sample-text');
      // Its place is the page that was made, not the template.
      expect(said.find((line) => line.includes('press-sample-text'))).not.toMatch(/layouts/);
      expect(existsSync(join(cwd, name, 'out', `${name}.pdf`))).toBe(true);
      expect(schema({ check: [join(name, `${name}.yaml`)] }, terminal())).toBe(0);
    },
    60_000,
  );

  test('the title goes into the main story, whatever is in it', async () => {
    await make('photo-page', 'a', { title: '一句 $1 & “引号”: "x"' });
    expect(readFileSync(join(cwd, 'a', 'lead.md'), 'utf8')).toMatch(/^# 一句 \$1 & “引号”: "x"$/m);
    expect(readFileSync(join(cwd, 'a', 'a.yaml'), 'utf8')).toContain('title: "一句 $1 & “引号”: \\"x\\""');
    expect(await typeset('a')).toBe(0);
  });

  test('variants and themes are chosen, and refused when there are none such', async () => {
    await make('special-page', 'six', { variant: ['six-columns'], theme: 'blue' });
    const page = readFileSync(join(cwd, 'six', 'six.yaml'), 'utf8');
    expect(page).toMatch(/^variant: six-columns\n.*\ntheme: blue$/m);
    expect(await make('special-page', 'x', { variant: ['seven'] })).toBe(1);
    expect(await make('special-page', 'x', { theme: 'gren' })).toBe(1);
    expect(said.join('\n')).toContain('是不是“green”');
    expect(existsSync(join(cwd, 'x'))).toBe(false);
  });

  test('never overwrites, and leaves nothing behind', async () => {
    mkdirSync(join(cwd, 'mine'));
    writeFileSync(join(cwd, 'mine', 'note.txt'), '我的');
    writeFileSync(join(cwd, 'file'), '我的');
    expect(await make('special-page', 'mine')).toBe(1);
    expect(await make('special-page', 'file')).toBe(1);
    expect(said.join('\n')).toContain('[new-exists] “mine”已经有了');
    expect(readdirSync(cwd).sort()).toEqual(['file', 'mine']);
    expect(readdirSync(join(cwd, 'mine'))).toEqual(['note.txt']);
  });

  test('an unknown template is answered with the nearest', async () => {
    expect(await make('special-pag', 'x')).toBe(1);
    expect(said.join('\n')).toContain('是不是“special-page”');
  });

  test('asks the person at the keyboard, but not when a flag was given', async () => {
    const questions: string[] = [];
    const answers = ['题目甲', '', '明天', '2021-02-01', '4'];
    const ask = async (question: string) => {
      questions.push(question);
      return answers[questions.length - 1] ?? '';
    };
    expect(await make('photo-page', 'asked', {}, terminal({ ask }))).toBe(0);
    expect(questions).toHaveLength(5);
    expect(readFileSync(join(cwd, 'asked', 'asked.yaml'), 'utf8')).toContain('date: 2021-02-01');
    expect(await make('photo-page', 'flags', { section: '图片' }, terminal({ ask }))).toBe(0);
    expect(questions).toHaveLength(5);
  });

  test('points to the schema that lies above, or brings its own', async () => {
    await make('photo-page', 'one');
    expect(existsSync(join(cwd, 'one', 'page.schema.json'))).toBe(true);
    writeFileSync(join(cwd, 'page.schema.json'), '{}');
    await make('photo-page', 'two');
    expect(existsSync(join(cwd, 'two', 'page.schema.json'))).toBe(false);
    expect(readFileSync(join(cwd, 'two', 'two.yaml'), 'utf8')).toMatch(/\$schema=\.\.\/page\.schema\.json\n/);
  });
});

test.each([
  '',
  ' ',
  '.',
  '..',
  'a/b',
  'a\\b',
  'a:b',
  'CON',
  'nul.x',
  'lpt1',
  '-x',
  '.hidden',
  'dot.',
  'end ',
  'a\u0000b',
  'a\nb',
  '长'.repeat(61),
  'a\u200bb',
])('a folder cannot be called %j', (name) => {
  expect(badFolderName(name)).toBeDefined();
});
test.each(['2021-02-quality', '质量 专版', 'a.b', 'console', '２月号', 'Ünï'])(
  'a folder can be called %j',
  (name) => {
    expect(badFolderName(name)).toBeUndefined();
  },
);
test('a day is a day of the calendar', () => {
  expect(['2021-02-28', '2021-02-29', '2021-2-1', '0'].map(isDay)).toEqual([true, false, false, false]);
});

describe('dayang templates', () => {
  test('lists slots with their room, and choices', async () => {
    expect(await templates({ format: 'json' }, terminal())).toBe(0);
    const list = JSON.parse(out).templates as {
      id: string;
      slots: { name: string; capacity?: number[] }[];
      variants: { name: string }[];
    }[];
    expect(list.map(({ id }) => id)).toEqual(['news-page', 'photo-page', 'special-page', 'special-tabloid']);
    const special = list[2]!;
    // 48 lines of 5 columns of 16 characters, less the picture's 3 × 20 (it is two lines higher in the sample); without figures 55 lines.
    expect(special.slots.find(({ name }) => name === 'lead')?.capacity).toEqual([
      (240 - 60) * 16,
      55 * 5 * 16,
    ]);
    expect(special.variants.map(({ name }) => name)).toEqual(['six-columns', 'one-line', 'tabloid']);
    expect(list[3]?.variants).toEqual([]);
  });

  test('shows every frame of a template, also those that its sample leaves empty, and which are optional', async () => {
    expect(await templates({ format: 'json' }, terminal())).toBe(0);
    const list = JSON.parse(out).templates as { id: string; sketch: string[] }[];
    const lines = (id: string) => list.find((one) => one.id === id)!.sketch;
    // The second picture, over the figures, is in no sample.
    const special = lines('special-page');
    const figures = special.findIndex((line) => line.startsWith('|?0'));
    expect(special[figures - 1]).toMatch(/^\|\.+@+ \|$/);
    expect(special.filter((line) => /\.\?@/.test(line))).toHaveLength(2);
    // An upright picture that may be missing, and the text beside it that may not.
    expect(lines('photo-page').filter((line) => /^\|\?@+ {2}\.+ \|$/.test(line))).toHaveLength(1);
  });

  test('draws each page in letters, and a picture when asked', async () => {
    expect(await templates({ format: 'human', thumbnails: 'small' }, terminal())).toBe(0);
    expect(out).toContain('special-page  对开专版');
    expect(out).toMatch(/lead {2}主稿：稿件，必需，1800–4000 字，版容 2880–4400 字/);
    expect(readdirSync(join(cwd, 'small'))).toHaveLength(4);
    // A folder named by its whole path is that folder, wherever one works.
    const whole = join(cwd, 'whole');
    expect(await templates({ format: 'human', thumbnails: whole }, terminal())).toBe(0);
    expect(readdirSync(whole)).toHaveLength(4);
    for (const line of out.split('\n').filter((one) => one.startsWith('  |'))) expect(line).toHaveLength(48);
  }, 60_000);

  test('finds those of the folder that one works in, and makes pages from them', async () => {
    const layouts = join(cwd, 'layouts');
    mkdirSync(layouts);
    writeFileSync(
      join(layouts, 'ours.yaml'),
      `extends: broadsheet.yaml
template: { name: 我们的 / Ours, sample: ours-sample.yaml }
slots: { lead: { accepts: story, required: true } }
frames:
  head: { kind: headline, slot: lead, columns: 1-5, lines: 1-20 }
  body: { kind: text, slot: lead, columns: 1-5, lines: 22-24 }
`,
    );
    writeFileSync(join(layouts, 'ours-sample.yaml'), 'extends: ours.yaml\ncontent: { lead: lead.md }\n');
    writeFileSync(join(layouts, 'lead.md'), '# 题\n\n一段样稿。\n\n（样稿）\n');
    writeFileSync(join(cwd, 'dayang.yaml'), '');
    expect(await templates({ format: 'json' }, terminal())).toBe(0);
    const ids = JSON.parse(out).templates.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(['news-page', 'ours', 'photo-page', 'special-page', 'special-tabloid']);
    expect(await make('ours', 'mine')).toBe(0);
    said = [];
    expect(await typeset('mine')).toBe(0);
  }, 60_000);
});
