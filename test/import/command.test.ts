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
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bundle, buildBundle } from '../support/bundle.ts';
import { docx, p, relation } from './docx.ts';

let bundle: Bundle;
let temporary: string;
let folder: string;
beforeAll(() => {
  bundle = buildBundle('import');
  temporary = mkdtempSync(join(tmpdir(), 'dayang-import-'));
});
afterAll(() => {
  bundle.remove();
  rmSync(temporary, { recursive: true, force: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(temporary, '来 稿 '));
  writeFileSync(join(folder, '头条.docx'), word('二十', ''));
});

const centred = '<w:jc w:val="center"/>';
/** A Word file without styles: heads centred, indents typed. */
function word(years: string, more: string): Uint8Array {
  const body = [
    p('小站的灯亮到末班车', centred, '<w:b/><w:sz w:val="44"/>'),
    p('——记城南公交站值班员', centred),
    p('本报记者　周渡生', centred),
    p(
      `　　城南公交站的灯，每天亮到最后一班车进站。值班员老何说，灯亮着，等车的人心里就踏实。这盏灯亮了${years}年，换过四任值班员，没有一天早熄。`,
    ),
    p('一盏灯', '', '<w:b/>'),
    p(`　　老何的班从下午三点到夜里十一点半。末班车总有几个熟人，谁哪天没来，他要打电话问一声。${more}`),
    p('　　站里有热水，有针线，有一本借出去总能回来的书。'),
  ];
  return docx({ body: body.join('') });
}

const dayang = (...args: string[]) => bundle.run(['import', ...args, '--lang', 'zh'], { cwd: folder });
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
/** The example of the README under “从 Word 来”. */
const readme = readFileSync('README.md', 'utf8').replace(/\r\n/g, '\n');
const lesson = [
  ...readme
    .slice(readme.indexOf('## 从 Word 来'), readme.indexOf('## 怎样写稿件'))
    .matchAll(/^```\n(.*?)^```$/gms),
].map(([, text]) => text!);

describe('dayang import', () => {
  test('writes a story, says what it took for what, as in the README; a page of it builds at once', async () => {
    const { status, stderr } = await dayang('头条.docx');
    expect(status).toBe(0);
    expect(stderr.startsWith(lesson[1]!)).toBe(true);
    expect(stderr).toMatch(/已写 头条\.md\n$/);
    writeFileSync(
      join(folder, '版.yaml'),
      'extends: broadsheet.yaml\nstories: { lead: 头条.md }\nframes:\n  head: { kind: headline, columns: 1-5, lines: 1-14 }\n  body: { kind: text, columns: 1-5, lines: 16-20 }\n',
    );
    const built = await bundle.run(['build', '版.yaml', '--lang', 'zh'], { cwd: folder });
    expect(built.stderr).toContain('已写 out/版.pdf');
    expect(built.status).toBe(0);
  });

  test('never overwrites; --force does', async () => {
    writeFileSync(join(folder, '头条.md'), '旧稿。\n');
    const { status, stderr } = await dayang('头条.docx');
    expect([status, read('头条.md')]).toEqual([1, '旧稿。\n']);
    expect(stderr).toContain('[import-exists] 头条.md 已经有了');
    expect(stderr).toContain('--update 头条.md');
    expect(readdirSync(folder).sort()).toEqual(['头条.docx', '头条.md']);
    expect((await dayang('头条.docx', '--force')).status).toBe(0);
    expect(read('头条.md')).toContain('# 小站的灯');
  });

  test('--as puts guesses right, by English or Chinese names', async () => {
    expect((await dayang('头条.docx', '--as', 'kicker=1，主题=2,drop=3', '-o', '改.md')).status).toBe(0);
    expect(read('改.md')).toMatch(/^## 小站的灯亮到末班车\n\n# ——记城南公交站值班员\n\n城南/);
    expect((await dayang('头条.docx', '--as', 'title=99')).stderr).toContain('稿件只有 7 段');
    expect((await dayang('头条.docx', '--as', '大字=1')).stderr).toContain('“大字”认不得');
    expect((await dayang('头条.docx', '--as', 'title')).status).toBe(2);
  });

  test('several files into a folder; one that cannot be read holds all back', async () => {
    writeFileSync(join(folder, '二条.txt'), '晨光里的菜场\n\n菜场开门了。\n');
    expect((await dayang('头条.docx', '二条.txt', '--into', '稿件')).status).toBe(0);
    expect(readdirSync(join(folder, '稿件')).sort()).toEqual(['.dayang', '二条.md', '头条.md']);
    writeFileSync(join(folder, '旧.docx'), '{\\rtf1 旧}');
    const { status, stderr } = await dayang('头条.docx', '旧.docx');
    expect([status, existsSync(join(folder, '头条.md'))]).toEqual([1, false]);
    expect(stderr).toContain('请另存为 .docx');
  });

  test('--update as in the README: the words are new, the marks are where they were, the old story is kept', async () => {
    await dayang('头条.docx');
    const edited = read('头条.md')
      .replace('小站的灯亮到', '小站的灯|亮到')
      .replace('最后一班车', '**最后一班车**')
      .replace('### 一盏灯', ':::quote\n灯亮着，|等车的人心里就踏实\n:::\n\n### 一盏灯');
    writeFileSync(join(folder, '头条.md'), edited);
    writeFileSync(join(folder, '头条-改.docx'), word('二十一', '书在柜子里。'));
    const { status, stderr } = await dayang('头条-改.docx', '--update', '头条.md');
    expect(status).toBe(0);
    expect(stderr.split('\n').slice(1).join('\n')).toBe(lesson[3]);
    expect(read('头条.md')).toBe(
      edited.replace('二十年', '二十一年').replace('问一声。', '问一声。书在柜子里。'),
    );
    expect(read('头条.md.bak')).toBe(edited);
    const again = await dayang('头条-改.docx', '--update', '头条.md');
    expect(again.stderr).toContain('新稿的文字没有不同');
    expect(readdirSync(folder).filter((name) => name.includes('.bak'))).toEqual(['头条.md.bak']);
  });

  test('--update tells a quote whose words are no longer in the story', async () => {
    await dayang('头条.docx');
    writeFileSync(join(folder, '头条.md'), `${read('头条.md')}\n:::quote\n这盏灯亮了二十年\n:::\n`);
    writeFileSync(join(folder, '新.docx'), word('三十', ''));
    expect((await dayang('新.docx', '--update', '头条.md')).stderr).toContain(
      '“这盏灯亮了二十年”在稿件里找不到',
    );
  });

  test('--update tells where a page beside the story still says what the story no longer does', async () => {
    await dayang('头条.docx');
    writeFileSync(join(folder, '版.yaml'), 'extends: special-page.yaml\ntitle: 亮了二十年的灯\n');
    writeFileSync(join(folder, '新.docx'), word('三十', ''));
    const { stderr } = await dayang('新.docx', '--update', '头条.md');
    expect(stderr).toContain('版.yaml:2:8 还写着“亮了二十年”');
    const again = await dayang('新.docx', '--update', '头条.md');
    expect(again.stderr).not.toContain('还写着');
  });

  test('pictures go into a folder beside the story, with a list; a web page has those beside it', async () => {
    const png = readFileSync('docs/drafts.png');
    const drawing = '<w:p><w:r><w:drawing><a:blip r:embed="i1"/></w:drawing></w:r></w:p>';
    const body = `${p('正文一段在这里。')}${drawing}${p('图为站台。周渡生 摄', centred)}`;
    const files = { 'word/media/a.png': new Uint8Array(png) };
    writeFileSync(
      join(folder, '图.docx'),
      docx({ body, files, relations: relation('i1', 'image', 'media/a.png') }),
    );
    await dayang('图.docx');
    expect(readFileSync(join(folder, '图-图', '图1.png')).equals(png)).toBe(true);
    expect(read('图-图/图片.yaml')).toContain('caption: "图为站台。"\n  credit: "周渡生 摄"');
    mkdirSync(join(folder, '外'));
    writeFileSync(join(folder, '外.png'), png);
    writeFileSync(join(folder, '外', '页.html'), '<p>正文。</p><img src="../外.png"><img src="in.png">');
    writeFileSync(join(folder, '外', 'in.png'), png);
    const { stderr } = await dayang('外/页.html');
    expect(readdirSync(join(folder, '页-图')).sort()).toEqual(['图1.png', '图片.yaml']);
    expect(stderr).toContain('图片 ../外.png 不在文件里');
  });

  test('--update tells of pictures and captions, and merges the stories of text boxes', async () => {
    const [first, second] = ['docs/drafts.png', 'docs/proof.png'].map((name) => readFileSync(name));
    const drawing = '<w:p><w:r><w:drawing><a:blip r:embed="i1"/></w:drawing></w:r></w:p>';
    const box = (words: string) =>
      `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${p(words)}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`;
    const make = (name: string, png: Buffer, caption: string, words: string) =>
      writeFileSync(
        join(folder, name),
        docx({
          body: `${p('正文一段在这里。')}${drawing}${p(caption, centred)}${box(words)}`,
          files: { 'word/media/a.png': new Uint8Array(png) },
          relations: relation('i1', 'image', 'media/a.png'),
        }),
      );
    make('稿.docx', first!, '图为站台。周渡生 摄', '链接：站台建于那一年。');
    await dayang('稿.docx');
    expect((await dayang('稿.docx', '--update', '稿.md')).stderr).not.toContain('图片');
    writeFileSync(join(folder, '稿-2.md'), read('稿-2.md').replace('站台', '**站台**'));
    make('改.docx', first!, '图为站台夜景。周渡生 摄', '链接：站台建于那两年。');
    const caption = await dayang('改.docx', '--update', '稿.md');
    expect(caption.stderr).toContain('图1.png 的图片说明改了：图为站台夜景。（周渡生 摄）');
    expect(caption.stderr).toContain('文本框另成一篇：稿-2.md');
    expect(read('稿-2.md')).toBe('链接：**站台**建于那两年。\n');
    expect(read('稿-图/图片-2.yaml')).toContain('caption: "图为站台夜景。"');
    make('再改.docx', second!, '图为站台夜景。周渡生 摄', '链接：站台建于那两年。');
    const picture = await dayang('再改.docx', '--update', '稿.md');
    expect(picture.stderr).toContain('新图 图2.png：图为站台夜景。（周渡生 摄）');
    expect(picture.stderr).toContain('新稿里没有 图1.png 了，文件还在');
    expect(picture.stderr).not.toContain('文本框');
    expect(existsSync(join(folder, '稿-图', '图1.png'))).toBe(true);
  });

  test('--map reads a mapping file; its mistakes have their place', async () => {
    writeFileSync(join(folder, '对照.yaml'), 'styles:\n  报社题: 大题\n');
    const { status, stderr } = await dayang('头条.docx', '--map', '对照.yaml');
    expect(status).toBe(1);
    expect(stderr).toContain('对照.yaml:2:3 错误 [import-map-value]');
  });

  test('--format json is data on standard output; wrong usage is status 2', async () => {
    const { stdout, status } = await dayang('头条.docx', '--format', 'json');
    const data = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(data.manuscripts[0].paragraphs[0]).toEqual({
      n: 1,
      role: 'title',
      why: 'look',
      text: '小站的灯亮到末班车',
    });
    expect(data.written).toEqual(['头条.md']);
    for (const wrong of [
      [],
      ['a.docx', 'b.docx', '-o', 'c.md'],
      ['a.docx', '-o', 'c.txt'],
      ['a.docx', '--update', 'c.md', '--force'],
    ]) {
      expect((await dayang(...wrong)).status).toBe(2);
    }
    expect((await dayang('没有.docx')).status).toBe(1);
  });
});
