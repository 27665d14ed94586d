import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { imported, sentences } from './docx.ts';

const COPY =
  '小站的灯亮到末班车\n本报记者 周渡生\n　　城南公交站的灯，每天亮到最后一班车进站。\n\n　　老何说，灯亮着，等车的人心里就踏实。\n';
const STORY =
  '# 小站的灯亮到末班车\n\n【作者】本报记者 周渡生\n\n城南公交站的灯，每天亮到最后一班车进站。\n\n老何说，灯亮着，等车的人心里就踏实。\n';

describe('plain text is read in whatever encoding it came', () => {
  const big = Buffer.from(COPY, 'utf16le').swap16();
  it.each([
    ['UTF-8', strToU8(COPY)],
    ['UTF-8 with BOM', strToU8(`\ufeff${COPY}`)],
    ['UTF-16 LE with BOM', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(COPY, 'utf16le')])],
    ['UTF-16 BE with BOM', Buffer.concat([Buffer.from([0xfe, 0xff]), big])],
    ['UTF-16 LE', Buffer.from(COPY, 'utf16le')],
    ['UTF-16 BE', big],
    ['CR LF', strToU8(COPY.replaceAll('\n', '\r\n'))],
  ])('%s', (_, bytes) => {
    expect(imported(new Uint8Array(bytes)).text).toBe(STORY);
  });
  it('GB18030', () => {
    expect(imported(Uint8Array.from([0xb5, 0xc6, 0xc1, 0xc1, 0xd7, 0xc5, 0xa1, 0xa3])).text).toBe(
      '灯亮着。\n',
    );
  });
  it('lines drawn with signs are left out, and told', () => {
    const found = imported(strToU8('第一段。\n----------\n第二段。'));
    expect(found.text).toBe('第一段。\n\n第二段。\n');
    expect(sentences(found.problems)).toEqual(['略去了用符号画的分隔线 1 条']);
  });
});

describe('web pages', () => {
  const page = (body: string) =>
    strToU8(
      `<!DOCTYPE html><html><head><title>站名</title><style>p{}</style></head><body>${body}</body></html>`,
    );
  it('headings, paragraphs, lists, tables, entities; scripts go', () => {
    const body = `<h1>小站&nbsp;的灯</h1><script>alert(1)</script><p>　　第一段&mdash;&mdash;<b>要紧</b>的
      话。<br>第二句。</p><h2>小标题</h2><ol><li>甲。</li><li>乙。</li></ol><ul><li>丙。</li></ul><table><tr><td>车次</td><td>到站</td></tr></table><p>看<a href="https://example.com">这里</a>。</p>`;
    const found = imported(page(body));
    expect(found.text.trimEnd().split('\n\n')).toEqual([
      '# 小站 的灯',
      '第一段——**要紧**的话。',
      '第二句。',
      '### 小标题',
      ':::list{numbered}\n甲。\n乙。\n:::',
      '●丙。',
      ':::table{head=none}\n车次|到站\n:::',
      '看这里。',
    ]);
  });
  it('pictures beside the page are copied, others are told, nothing is fetched', () => {
    const asked: string[] = [];
    const found = imported(
      page(
        '<p>正文在这里。</p><p><img src="a.png" alt="雪"></p><p><img src="https://example.com/b.png"></p>',
      ),
      {
        picture: (name) => {
          asked.push(name);
          return name === 'a.png'
            ? Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
            : undefined;
        },
      },
    );
    expect(found.pictures.map(({ name, alt }) => [name, alt])).toEqual([['图1.png', '雪']]);
    expect(sentences(found.problems)).toEqual([
      '图片 https://example.com/b.png 不在文件里（是链接或缺失），没有取出',
    ]);
    expect(asked).toEqual(['a.png', 'https://example.com/b.png']);
  });
  it('pictures inside the page are taken out', () => {
    const found = imported(page('<p>正文在这里。</p><img src="data:image/png;base64,iVBORw0KGgo=">'));
    expect(found.pictures.map(({ name, bytes }) => [name, bytes.length])).toEqual([['图1.png', 8]]);
  });
  it('hidden words, films and ten thousand levels of nesting', () => {
    const found = imported(page('<p>正文。</p><p style="display:none">藏</p><video src="v.mp4"></video>'));
    expect(sentences(found.problems).map((text) => text.replace(/^.*：(?=隐|网)/, ''))).toEqual([
      '隐藏文字没有放进稿件：藏',
      '网页音像没有放进稿件：v.mp4',
    ]);
    expect(() => imported(page('<div>'.repeat(10_000)))).toThrow('import-xml-deep');
  });
});

describe('plain text as programs of all sorts save it', () => {
  const text = '题目在这里\n第一段的话，𠮷田先生说的是灯。\n第二段的话。\n';
  const hex = (bytes: string) => new Uint8Array(Buffer.from(bytes, 'hex'));
  /** The same text; 𠮷 takes four bytes (9534b235). */
  const gb18030 =
    'cce2c4bfd4dad5e2c0ef0ab5dad2bbb6ceb5c4bbb0a3ac9534b235ccefcfc8c9facbb5b5c4cac7b5c6a1a30ab5dab6feb6ceb5c4bbb0a1a30a';
  it.each([
    ['GB18030 with characters of four bytes', hex(gb18030)],
    ['GB18030 with a mark', hex(`84319533${gb18030}`)],
    [
      'UTF-16 with half a character at the end',
      Uint8Array.from([...Buffer.from(`\ufeff${text}`, 'utf16le'), 0]),
    ],
    ['lines of old Macs', strToU8(text.replaceAll('\n', '\r'))],
    ['pages', strToU8(text.replaceAll('\n', '\f'))],
  ])('%s', (_, bytes) => {
    expect(imported(bytes).text).toBe('# 题目在这里\n\n第一段的话，𠮷田先生说的是灯。\n\n第二段的话。\n');
  });
  it('Big5, whose bytes are characters in GB18030 too, is known by its common ones', () => {
    const big5 = hex(
      'b36fb7f8bf4faabaab47a5faa141bba1aabaac4fa7daadccaabab4e7a466a141a46aae61b3a3a8d3acdda143',
    );
    expect(imported(big5).text).toBe('這盞燈的亮光，說的是我們的渡口，大家都來看。\n');
    expect(() => new TextDecoder('gb18030', { fatal: true }).decode(big5)).not.toThrow();
  });
  it('signs of Markdown are words to print, and told', () => {
    const found = imported(strToU8('# 渡口的灯\n\n灯**亮着**，编号#1，2*3*4。\n\n:::quote\n灯亮着\n:::\n'));
    expect(found.text).toContain('灯\\*\\*亮着\\*\\*，编号#1');
    expect(sentences(found.problems)).toEqual(['文字里有 3 处像 # 、**、::: 这样的记号，都当作要印的字了']);
    expect(imported(strToU8('编号#1，2*3*4，:::。')).problems).toEqual([]);
  });
  it('Shift-Enter, which Word saves as a vertical tab, is one here too', () => {
    expect(imported(strToU8('第一句。\v第二句，\v还没完。')).text).toBe('第一句。\n\n第二句，还没完。\n');
  });
});

describe('guesses without sizes', () => {
  it('a line that begins with a dash is not the title', () => {
    const text = `——芦花渡新事\n渡口的灯亮到末班船\n本报记者　周渡生\n${'　　灯亮着。'.repeat(12)}\n`;
    expect(imported(strToU8(text)).text).toMatch(/^## ——芦花渡新事\n\n# 渡口的灯亮到末班船\n\n【作者】/);
  });
});
