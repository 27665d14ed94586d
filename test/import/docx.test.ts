import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx, imported, p, r, relation, sentences } from './docx.ts';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const BODY = p('末班车开走以后，老何把灯关上，锁门回家，明天下午三点再来。');
/** The story of a body, as its lines. */
const lines = (body: string, more: Partial<Parameters<typeof docx>[0]> = {}) =>
  imported(docx({ body: body + BODY, ...more }))
    .text.trimEnd()
    .split('\n\n')
    .slice(0, -1);

const STYLES = [
  ['T', 'Title', ''],
  ['H1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'],
  ['H2', 'heading 2', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'],
  ['K', '引题', ''],
  ['S', '副标题', ''],
  ['X', '小标题', ''],
  ['A', '作者', ''],
  ['C', 'caption', ''],
  ['N', '报社题', ''],
]
  .map(
    ([id, name, rest]) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`,
  )
  .join('');
const styled = (id: string, text: string) => p(text, `<w:pStyle w:val="${id}"/>`);

describe('styles', () => {
  it('say what a paragraph is', () => {
    const body =
      styled('K', '引') + styled('T', '主') + styled('S', '副') + styled('A', '某某') + styled('X', '小');
    expect(lines(body, { styles: STYLES })).toEqual(['## 引', '# 主', '## 副', '【作者】某某', '### 小']);
  });
  it('the first heading of level 1 is the title when no style is', () => {
    expect(lines(styled('H1', '甲') + styled('H1', '乙') + styled('H2', '丙'), { styles: STYLES })).toEqual([
      '# 甲',
      '### 乙',
      '### 丙',
    ]);
    expect(lines(styled('T', '主') + styled('H1', '乙'), { styles: STYLES })).toEqual(['# 主', '### 乙']);
  });
  it('of a newsroom stand in a mapping', () => {
    const bytes = docx({ body: `${styled('N', '报社题')}${BODY}`, styles: STYLES });
    const mapping = { styles: new Map([['报社题', 'subhead' as const]]), fonts: new Map() };
    expect(imported(bytes, { mapping }).text).toContain('### 报社题');
  });
  it('fonts are marks only where a mapping says so', () => {
    const body = `<w:p>${r('他说')}${r('楷体字', '<w:rFonts w:eastAsia="楷体"/>')}${r('。')}</w:p>${BODY}`;
    const mapping = { styles: new Map(), fonts: new Map([['楷体', 'kai' as const]]) };
    expect(imported(docx({ body }), { mapping }).text).toContain('他说:kai[楷体字]。');
    expect(imported(docx({ body })).text).toContain('他说楷体字。');
  });
});

describe('the desk’s tags', () => {
  it('are obeyed, alone on their line too', () => {
    const body =
      p('【引题】引') +
      p('【主题】') +
      p('主') +
      p('　　【小标题】小') +
      p('【摘句：老何】灯亮着') +
      p('【数说】11|%|提升|某厂') +
      p('40|%|下降|某厂');
    expect(lines(body)).toEqual([
      '## 引',
      '# 主',
      '### 小',
      ':::quote{speaker=老何}\n灯亮着\n:::',
      ':::figures\n11|%|提升|某厂\n40|%|下降|某厂\n:::',
    ]);
  });
});

describe('typed looks', () => {
  it('indents go, bold short lines are subheads, bold words are emphasis', () => {
    const body =
      p('题目一行', '<w:jc w:val="center"/>', '<w:sz w:val="44"/>') +
      p('　　 正文第一段写在这里，说的是一件事，句子长一点才像正文，再长一点，再长一点才好。') +
      p('一盏灯', '', '<w:b/>') +
      `<w:p>${r('　　他')}${r('不走', '<w:b/>')}${r('。')}</w:p>`;
    expect(lines(body)).toEqual([
      '# 题目一行',
      '正文第一段写在这里，说的是一件事，句子长一点才像正文，再长一点，再长一点才好。',
      '### 一盏灯',
      '他**不走**。',
    ]);
  });
  it('runs split in the middle of a word are one, and proofing marks between them are nothing', () => {
    expect(
      lines(
        `<w:p>${r('全')}<w:proofErr w:type="spellStart"/>${r('民', '<w:rFonts w:ascii="Calibri"/>')}<w:bookmarkStart w:id="1"/>${r('阅读。')}</w:p>`,
      ),
    ).toEqual(['全民阅读。']);
  });
  it('Shift-Enter parts paragraphs after a sentence, joins inside one, breaks a head', () => {
    const title = `<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>${r('小站的灯')}<w:r><w:br/></w:r>${r('亮到末班车')}</w:p>`;
    const body = `<w:p>${r('第一句。')}<w:r><w:br/></w:r>${r('　　第二句，')}<w:r><w:br/></w:r>${r('还没完。')}</w:p>`;
    const found = imported(docx({ body: title + body, styles: STYLES }));
    expect(found.text).toBe('# 小站的灯|亮到末班车\n\n第一句。\n\n第二句，还没完。\n');
    expect(sentences(found.problems)).toEqual(['段内换行（Shift+Enter）：1 处分成了两段，2 处接排']);
  });
  it('invisible characters are dropped and counted, blanks that do not break are blanks', () => {
    const found = imported(docx({ body: p('软\u00ad连\u200b字\ufeff符，A\u00a0B。') }));
    expect(found.text).toBe('软连字符，A B。\n');
    expect(sentences(found.problems)).toEqual(['去掉了看不见的字符 3 个']);
  });
});

describe('automatic numbers', () => {
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCountingThousand', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf06c')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`;
  const item = (id: number, at: number, text: string) =>
    p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);
  it('are lists; what a list cannot make, and one alone, is typed out as Word shows it', () => {
    const items =
      Array.from({ length: 11 }, (_, i) => item(1, 0, `条${i}。`)).join('') +
      item(1, 1, '甲。') +
      item(1, 2, '乙。') +
      item(1, 0, '末。') +
      item(1, 1, '丙。') +
      item(2, 0, '点。');
    const found = lines(items, { numbering });
    expect(found).toHaveLength(2);
    expect(found[0]!.split('\n').slice(0, 3)).toEqual([':::list{numbered=一、}', '条0。', '条1。']);
    expect(found[0]!.split('\n').slice(10)).toEqual([
      '条9。',
      '条10。（一）甲。1. 乙。',
      '末。（一）丙。',
      ':::',
    ]);
    expect(found[1]).toBe('●点。');
  });
  it('a bold numbered head is bold from end to end', () => {
    const head = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${r('抓住重点', '<w:b/>')}</w:p>`;
    expect(lines(BODY + BODY + head, { numbering })[2]).toBe('### 一、抓住重点');
  });
});

describe('tracked changes', () => {
  const body = `<w:p>${r('换过')}<w:del w:author="王编辑"><w:r><w:delText>四</w:delText></w:r></w:del><w:ins w:author="王编辑">${r('五')}</w:ins>${r('任值班员。')}</w:p><w:p><w:pPr><w:rPr><w:del w:author="李"/></w:rPr></w:pPr>${r('前半句，')}</w:p>${p('后半句。')}<w:p><w:moveFrom w:author="李">${r('搬走的话。')}</w:moveFrom></w:p><w:p><w:moveTo w:author="李">${r('搬走的话。')}</w:moveTo></w:p>`;
  it('are taken as done, and listed', () => {
    const found = imported(docx({ body }));
    expect(found.text).toBe('换过五任值班员。\n\n前半句，后半句。\n\n搬走的话。\n');
    expect(found.changes.map(({ kind, author, words, n }) => [kind, author, words, n])).toEqual([
      ['delete', '王编辑', '四', 1],
      ['insert', '王编辑', '五', 1],
      ['move', '李', '搬走的话。', 3],
    ]);
  });
  it('or as never made', () => {
    expect(imported(docx({ body }), { revisions: 'reject' }).text).toBe(
      '换过四任值班员。\n\n前半句，\n\n后半句。\n\n搬走的话。\n',
    );
  });
  it('changes of formatting are no changes', () => {
    const found = imported(
      docx({
        body: `<w:p>${r('字。', '<w:rPrChange w:author="王"><w:rPr><w:b/></w:rPr></w:rPrChange>')}</w:p>`,
      }),
    );
    expect([found.text, found.changes]).toEqual(['字。\n', []]);
  });
});

describe('comments', () => {
  const comments = `<w:comment w:id="1" w:author="王编辑"><w:p w14:paraId="A1">${r('几任？')}</w:p></w:comment><w:comment w:id="2" w:author="李"><w:p w14:paraId="A2">${r('五任。')}</w:p></w:comment><w:comment w:id="3" w:author="李"><w:p w14:paraId="A3">${r('已核')}</w:p></w:comment>`;
  const commentsExtended =
    '<w15:commentEx w15:paraId="A1" w15:done="0"/><w15:commentEx w15:paraId="A2" w15:paraIdParent="A1" w15:done="0"/><w15:commentEx w15:paraId="A3" w15:done="1"/>';
  const mark = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
  it('are queries after the words that they are about, with replies; settled ones are told', () => {
    const body = `<w:p>${r('换过')}<w:commentRangeStart w:id="1"/>${r('四任')}<w:commentRangeEnd w:id="1"/>${mark(1)}${mark(2)}${r('值班员')}${mark(3)}${r('。')}</w:p>`;
    const found = imported(docx({ body, comments, commentsExtended }));
    expect(found.text).toBe('换过四任:query[王编辑：“四任”：几任？ / 李：五任。]值班员。\n');
    expect(sentences(found.problems)).toEqual(['已解决的批注没有放进稿件：李：已核']);
  });
});

describe('pictures', () => {
  const drawing = (id: string, attribute = 'embed', alt = '') =>
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:${attribute}="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const files = {
    'word/media/../../evil.png': PNG,
    'word/media/image1.png': PNG,
    'word/media/image2.emf': strToU8('EMF'),
  };
  const relations =
    relation('i1', 'image', 'media/image1.png') +
    relation('i2', 'image', 'media/image2.emf') +
    relation('i3', 'image', 'file:///etc/passwd', true);
  it('get names of their own, their caption from the paragraph below, and none is lost', () => {
    const body = `<w:p>${drawing('i1', 'embed', '雪')}</w:p>${p('图为老何在站台上扫雪。周渡生 摄', '<w:jc w:val="center"/>')}${p('正文。')}`;
    const found = imported(docx({ body, files, relations }));
    expect(found.text).toBe('正文。\n');
    expect(found.pictures.map(({ name, caption, credit, alt }) => [name, caption, credit, alt])).toEqual([
      ['图1.png', '图为老何在站台上扫雪。', '周渡生 摄', '雪'],
      ['图2.bin', undefined, undefined, undefined],
    ]);
    expect(sentences(found.problems)).toEqual([
      '文件里有正文没有用到的图片，也取出了：image2.emf',
      '图2.bin 是 ? 图，版面放不了',
    ]);
  });
  it('a caption without its picture stays in the story', () => {
    const body = `${BODY}${p('图为老何在扫雪。', '<w:pStyle w:val="C"/>')}<w:p>${drawing('i3', 'link')}</w:p>${p('图2 站台。')}${p('结尾。')}`;
    const relations = relation('i3', 'image', 'file:///x.png', true);
    const { text } = imported(docx({ body, relations, styles: STYLES }));
    expect(text).toContain('图为老何在扫雪。\n\n图2 站台。\n\n结尾。');
  });
  it('linked ones are never read', () => {
    const found = imported(
      docx({
        body: `<w:p>${drawing('i3', 'link')}</w:p>${BODY}`,
        relations: relation('i3', 'image', 'file:///etc/passwd', true),
      }),
    );
    expect(found.pictures).toEqual([]);
    expect(sentences(found.problems)[0]).toContain('file:///etc/passwd 不在文件里');
  });
});

describe('text boxes', () => {
  const content = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
  const both = (text: string) =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${content(text)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${content(text)}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  it('are stories of their own, each once, in new and old form', () => {
    const old = `<w:r><w:pict><v:shape><v:textbox>${content('旧式的框。')}</v:textbox></v:shape></w:pict></w:r>`;
    const found = imported(
      docx({ body: `<w:p>${r('正文')}${both('新式的框。')}${r('接着。')}${old}</w:p>` }),
    );
    expect(found.text).toBe('正文接着。\n');
    expect(found.boxes.map(({ text }) => text)).toEqual(['新式的框。\n', '旧式的框。\n']);
  });
  it('and the first of them is the story where there is nothing else', () => {
    const found = imported(
      docx({ body: `<w:p>${both('全文都在框里。')}</w:p><w:p>${both('第二个框。')}</w:p>` }),
    );
    expect([found.text, found.boxes.map(({ text }) => text)]).toEqual(['全文都在框里。\n', ['第二个框。\n']]);
  });
  it('where the new form has nothing that we read, the old one counts', () => {
    const body = `<w:p>${r('甲')}<w:r><mc:AlternateContent><mc:Choice Requires="zz"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${content('框里的话。')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(imported(docx({ body })).boxes.map(({ text }) => text)).toEqual(['框里的话。\n']);
  });
});

describe('what a story cannot hold is kept as text, or told by name with its place', () => {
  const told = (body: string, more: Partial<Parameters<typeof docx>[0]> = {}) => {
    const found = imported(docx({ body: `<w:p>${r('小站的灯')}${body}${r('。')}</w:p>`, ...more }));
    return [found.text.trim(), ...sentences(found.problems)];
  };
  const at = (words: string) => `第 1 段“${words}”`;
  it('footnotes', () => {
    const footnotes = `<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">${p('据站志。')}</w:footnote>`;
    expect(told('<w:r><w:footnoteReference w:id="2"/></w:r>', { footnotes })).toEqual([
      '小站的灯。',
      `${at('小站的灯。')}：脚注没有放进稿件：据站志。`,
    ]);
  });
  it('a table of one cell is a frame round its words', () => {
    const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;
    const found = imported(docx({ body: `${BODY}<w:tbl><w:tr>${cell('框里一段。')}</w:tr></w:tbl>` }));
    expect(found.text.split('\n\n').slice(1)).toEqual(['框里一段。\n']);
    expect(found.problems).toEqual([]);
  });
  it('hidden words, strike, raised figures, ruby, equations', () => {
    expect(told(r('密', '<w:vanish/>'))[1]).toBe(`${at('小站的灯。')}：隐藏文字没有放进稿件：密`);
    expect(told(r('旧', '<w:strike/>'))).toEqual([
      '小站的灯旧。',
      `${at('小站的灯旧。')}：删除线只留下文字：旧`,
    ]);
    expect(told(`${r('三m')}${r('2', '<w:vertAlign w:val="superscript"/>')}`)).toEqual(['小站的灯三m²。']);
    expect(told(r('2', '<w:vertAlign w:val="subscript"/>'))[1]).toBe(
      `${at('小站的灯2。')}：下标只留下文字：2`,
    );
    expect(
      told(`<w:r><w:ruby><w:rt>${r('chén')}</w:rt><w:rubyBase>${r('辰')}</w:rubyBase></w:ruby></w:r>`),
    ).toEqual(['小站的灯辰。', `${at('小站的灯辰。')}：拼音、注音没有放进稿件：chén`]);
    expect(told('<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>')).toEqual([
      '小站的灯a+b。',
      `${at('小站的灯a+b。')}：公式只留下文字：a+b`,
    ]);
  });
  it('charts, SmartArt, WordArt, objects', () => {
    const drawing = (inner: string) => `<w:r><w:drawing><wp:inline>${inner}</wp:inline></w:drawing></w:r>`;
    expect(told(drawing('<c:chart r:id="x"/>'))[1]).toContain('图表没有放进稿件');
    expect(told(drawing('<dgm:relIds r:dm="x"/>'))[1]).toContain('SmartArt 图形没有放进稿件');
    expect(told('<w:r><w:pict><v:shape><v:textpath string="大减价"/></v:shape></w:pict></w:r>')[1]).toContain(
      '艺术字没有放进稿件：大减价',
    );
    expect(told('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>')[1]).toContain(
      '嵌入对象没有放进稿件：Excel.Sheet.12',
    );
  });
  it('fields keep what they show; links keep their words; a table of contents goes', () => {
    const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = (code: string, shown: string) =>
      `${char('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${char('separate')}${r(shown)}${char('end')}`;
    expect(told(field(' REF x ', '见下文'))).toEqual(['小站的灯见下文。']);
    expect(told(`<w:hyperlink r:id="h">${r('网址')}</w:hyperlink>`)).toEqual(['小站的灯网址。']);
    expect(told(`<w:fldSimple w:instr="DATE">${r('三月')}</w:fldSimple>`)).toEqual(['小站的灯三月。']);
    expect(told(field(' TOC ', '一、……1'))).toEqual([
      '小站的灯。',
      `${at('小站的灯。')}：目录没有放进稿件：…`,
    ]);
  });
  it('symbol fonts: what is known becomes the character, the rest is 〓 and a query', () => {
    expect(told('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')).toEqual(['小站的灯✓。']);
    expect(told('<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r>')[0]).toBe(
      '小站的灯〓:query[〓是符号字体 Webdings F021，请对照原稿补上]。',
    );
  });
  it('headers and footers, but not page numbers', () => {
    const header = (text: string) =>
      strToU8(
        `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p(text)}</w:hdr>`,
      );
    const body = `${BODY}<w:sectPr><w:headerReference r:id="h1"/><w:footerReference r:id="h2"/></w:sectPr>`;
    const found = imported(
      docx({
        body,
        files: { 'word/h1.xml': header('内部资料'), 'word/h2.xml': header('第 1 页') },
        relations: relation('h1', 'header', 'h1.xml') + relation('h2', 'footer', 'h2.xml'),
      }),
    );
    expect(sentences(found.problems)).toEqual(['页眉没有放进稿件：内部资料']);
  });
  it('the Strict form of the format is read as well, whatever its prefixes', () => {
    const strict = `<?xml version="1.0"?><d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:r><d:t>严格格式的稿件。</d:t></d:r></d:p></d:body></d:document>`;
    expect(imported(zipSync({ 'word/document.xml': strToU8(strict) })).text).toBe('严格格式的稿件。\n');
  });
});
