import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx, imported, NAMES, type Parts, p, r, relation, sentences } from './docx.ts';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const LONG =
  '末班车开走以后，老何把灯关上，锁门回家，明天下午三点再来，日日如此，二十多年从没有误过一天，街坊们都说他这盏灯亮。';
/** The story of a body, without the running text after it, and what is said of it. */
const read = (body: string, more: Partial<Parts> = {}) => {
  const found = imported(docx({ body: `${body}${p(LONG)}`, ...more }));
  const lines = found.text.trimEnd().split('\n\n');
  return { ...found, lines: lines.slice(0, -1), said: sentences(found.problems) };
};
const field = (...parts: string[]) => {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const [code, result] = parts;
  const shown = result === undefined ? '' : `${mark('separate')}${r(result)}`;
  return `${mark('begin')}<w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>${shown}${mark('end')}`;
};

describe('fields that have their words in their code, as Word and WPS write them', () => {
  it('拼音指南 keeps the character and tells the sound', () => {
    const code = 'EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(bēn),犇)';
    const { lines, said } = read(`<w:p>${r('他叫')}${field(code)}${r('，今年四十。')}</w:p>`);
    expect(lines).toEqual(['他叫犇，今年四十。']);
    expect(said).toEqual(['第 1 段“他叫犇，今年四十。”：拼音、注音没有放进稿件：bēn']);
  });
  it('带圈字符 and fractions are text', () => {
    const body = `<w:p>${r('第')}${field('eq \\o\\ac(○,5)')}${r('条，')}${field('eq \\o\\ac(□,密)')}${r('，占')}${field('EQ \\f(1,3)')}${r('。')}</w:p>`;
    const { lines, said } = read(body);
    expect(lines).toEqual(['第⑤条，密，占1/3。']);
    expect(said).toEqual([
      '第 1 段“第⑤条，密，占1/3。”：带圈字符只留下文字：密',
      '第 1 段“第⑤条，密，占1/3。”：公式只留下文字：1/3',
    ]);
  });
  it('a field that shows nothing is told with its code, an index entry is nothing', () => {
    const { said } = read(`<w:p>${r('第')}${field('AUTONUM \\* Arabic')}${field('XE "灯"')}${r('。')}</w:p>`);
    expect(said).toEqual(['第 1 段“第。”：域没有放进稿件：AUTONUM \\* Arabic']);
  });
  it('one that never ends hides no copy', () => {
    const open =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>';
    expect(read(`<w:p>${r('灯亮着，')}${open}${r('人在。')}</w:p>${p('车来了。')}`).lines).toEqual([
      '灯亮着，人在。',
      '车来了。',
    ]);
  });
});

describe('wrappers', () => {
  it('smart tags, XML tags and controls, in the line and round paragraphs, hold copy', () => {
    const tag = (name: string, inside: string) => `<w:${name} w:element="x">${inside}</w:${name}>`;
    const control = (inside: string) =>
      `<w:sdt><w:sdtPr><w:alias w:val="作者"/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
    const body = `<w:p>${tag('smartTag', r('三月'))}${tag('customXml', r('一日'))}${control(r('，灯亮了。'))}</w:p>`;
    expect(read(body + control(p('车来了。'))).lines).toEqual(['三月一日，灯亮了。', '车来了。']);
  });
  it('the prompt of a control that nobody filled in is no copy', () => {
    const prompt = (inside: string) =>
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
    const { lines, said } = read(
      `<w:p>${prompt(r('单击此处输入文字。'))}${r('灯亮了。')}</w:p>${prompt(p('输入地址。'))}`,
    );
    expect(lines).toEqual(['灯亮了。']);
    expect(said).toEqual([
      '第 1 段“灯亮了。”：没有填的提示文字没有放进稿件：单击此处输入文字。',
      '第 1 段：没有填的提示文字没有放进稿件：输入地址。',
    ]);
  });
  it('inserted files are told by their names', () => {
    const relations =
      relation('a', 'aFChunk', 'afchunk.htm') + relation('s', 'subDocument', '../分卷/二.docx', true);
    const { said } = read(`<w:altChunk r:id="a"/><w:p>${r('前。')}<w:subDoc r:id="s"/></w:p>`, { relations });
    expect(said).toEqual([
      '第 1 段：插入的文件没有放进稿件：afchunk.htm',
      '第 1 段“前。”：插入的文件没有放进稿件：二.docx',
    ]);
  });
});

describe('words that belong to the next paragraph', () => {
  it('a drop cap is the first letter of its paragraph', () => {
    const cap = p('末', '<w:framePr w:dropCap="drop" w:lines="3"/>', '<w:b/><w:sz w:val="120"/>');
    expect(read(`${cap}${p('班车开走了，灯还亮着。')}`).lines).toEqual(['末班车开走了，灯还亮着。']);
  });
  it('a frame that is none is a paragraph', () => {
    expect(read(`${p('链接。', '<w:framePr w:w="100"/>')}${p('灯亮着。')}`).lines).toEqual([
      '链接。',
      '灯亮着。',
    ]);
  });
  it('when a table follows, a paragraph whose end was deleted stays before it', () => {
    const gone = p('表前的话。', '<w:rPr><w:del w:author="甲"/></w:rPr>');
    const row = (...cells: string[]) => `<w:tr>${cells.map((c) => `<w:tc>${p(c)}</w:tc>`).join('')}</w:tr>`;
    const table = `<w:tbl>${row('甲', '乙')}${row('丙', '丁')}</w:tbl>`;
    expect(read(`${gone}${table}${p('表后的话。')}`).lines).toEqual([
      '表前的话。',
      ':::table\n甲|乙\n丙|丁\n:::',
      '表后的话。',
    ]);
  });
  it('what stands after a break of the page is a paragraph of its own', () => {
    const body = `<w:p>${r('前一页的话，没有句号')}<w:r><w:br w:type="page"/></w:r>${r('后一页的话。')}</w:p>`;
    expect(read(p('开头一句。') + body).lines).toEqual([
      '开头一句。',
      '前一页的话，没有句号',
      '后一页的话。',
    ]);
  });
});

describe('numbers', () => {
  const level = (format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const items = p('甲项', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>').repeat(2);
  it('of a list style stand where the style is defined', () => {
    const numbering = `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="a1"/></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:styleLink w:val="a1"/>${level('chineseCountingThousand', '%1、')}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>`;
    expect(read(items, { numbering }).lines).toEqual([':::list{numbered=一、}\n甲项\n甲项\n:::']);
  });
  it('that one list has otherwise than its kind', () => {
    const numbering = `<w:abstractNum w:abstractNumId="1">${level('decimal', '%1.')}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">${level('chineseCountingThousand', '（%1）')}</w:lvlOverride></w:num>`;
    expect(read(items, { numbering }).lines).toEqual([':::list{numbered=（一）}\n甲项\n甲项\n:::']);
  });
  it('第一章 1.1 in plain figures, as 正规形式编号 shows them', () => {
    const inner = (more: string) => level('decimal', '%1.%2', more).replace('w:ilvl="0"', 'w:ilvl="1"');
    const numbering = (more: string) =>
      `<w:abstractNum w:abstractNumId="1">${level('chineseCountingThousand', '第%1章')}${inner(more)}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>`;
    const item = p('渡口。', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr>');
    expect(read(item, { numbering: numbering('<w:isLgl/>') }).lines).toEqual(['1.1 渡口。']);
    expect(read(item, { numbering: numbering('') }).lines).toEqual(['一.1 渡口。']);
  });
});

describe('comments are never lost', () => {
  it('on deleted words and in footnotes they are told', () => {
    const comments = `<w:comment w:id="1" w:author="甲">${p('删得对吗')}</w:comment><w:comment w:id="2" w:author="乙">${p('出处？')}</w:comment>`;
    const deleted =
      '<w:del w:author="甲"><w:r><w:delText>旧</w:delText></w:r><w:r><w:commentReference w:id="1"/></w:r></w:del>';
    expect(read(`<w:p>${r('灯亮着。')}${deleted}</w:p>`, { comments }).said).toEqual([
      '不在正文里的批注没有放进稿件：甲：删得对吗',
      '不在正文里的批注没有放进稿件：乙：出处？',
    ]);
  });
});

describe('what is there twice, for new and old programs', () => {
  const box = (words: string) =>
    `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx><w:txbxContent>${p(words)}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(words)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
  it('a text box in a header is told once', () => {
    const header = strToU8(`<w:hdr ${NAMES}><w:p><w:r>${box('内部稿签')}</w:r></w:p></w:hdr>`);
    const { said } = read(`<w:sectPr><w:headerReference r:id="h"/></w:sectPr>`, {
      relations: relation('h', 'header', 'header1.xml'),
      files: { 'word/header1.xml': header },
    });
    expect(said).toEqual(['页眉没有放进稿件：内部稿签']);
  });
  it('the SVG form of a picture is not taken for a second picture', () => {
    const svg =
      '<a:extLst><a:ext><s:svgBlip xmlns:s="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="v"/></a:ext></a:extLst>';
    const { pictures, said } = read(
      `<w:p><w:r><w:drawing><wp:inline><a:blip r:embed="i">${svg}</a:blip></wp:inline></w:drawing></w:r></w:p>`,
      {
        relations: relation('i', 'image', 'media/1.png') + relation('v', 'image', 'media/1.svg'),
        files: { 'word/media/1.png': PNG, 'word/media/1.svg': strToU8('<svg/>') },
      },
    );
    expect(pictures.map(({ name }) => name)).toEqual(['图1.png']);
    expect(said).toEqual([]);
  });
});

describe('words beside a picture', () => {
  const files = { 'word/media/1.png': PNG };
  const relations = relation('i', 'image', 'media/1.png');
  const picture = (place: string) =>
    `<w:r><w:drawing><wp:${place}><a:blip r:embed="i"/></wp:${place}></w:drawing></w:r>`;
  it('in the paragraph that a picture is tied to are copy', () => {
    expect(read(`<w:p>${picture('anchor')}${r('他笑了。')}</w:p>`, { files, relations }).lines).toEqual([
      '他笑了。',
    ]);
  });
  it('unless they say that they are a caption', () => {
    const found = read(`<w:p>${picture('anchor')}${r('图为渡口夜景。')}</w:p>`, { files, relations });
    expect(found.lines).toEqual([]);
    expect(found.pictures[0]?.caption).toBe('图为渡口夜景。');
  });
  it('before a picture in the line they lead to it, after it they are its caption', () => {
    const lead = read(`<w:p>${r('当时的样子：')}${picture('inline')}</w:p>`, { files, relations });
    expect(lead.lines).toEqual(['当时的样子：']);
    const under = read(`${p(LONG)}<w:p>${picture('inline')}<w:r><w:br/></w:r>${r('渡口夜景')}</w:p>`, {
      files,
      relations,
    });
    expect(under.lines).toEqual([LONG]);
    expect(under.pictures[0]?.caption).toBe('渡口夜景');
  });
});

describe('captions', () => {
  const files = { 'word/media/1.png': PNG, 'word/media/2.png': Uint8Array.from([...PNG, 4]) };
  const relations = relation('i1', 'image', 'media/1.png') + relation('i2', 'image', 'media/2.png');
  const picture = (id: string) =>
    `<w:p><w:r><w:drawing><wp:inline><a:blip r:embed="${id}"/></wp:inline></w:drawing></w:r></w:p>`;
  const box = (words: string) =>
    `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${p(words)}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`;
  const captions = (body: string) => {
    const found = read(p(LONG) + body, { files, relations });
    return { boxes: found.boxes.length, captions: found.pictures.map(({ caption }) => caption) };
  };
  it('in a text box beside the picture are its caption', () => {
    const first = captions(picture('i1') + box('图为渡口夜景。周渡生 摄') + picture('i2'));
    expect(first).toEqual({ boxes: 0, captions: ['图为渡口夜景。', undefined] });
    const above = captions(box('图为渡口夜景。周渡生 摄') + picture('i1'));
    expect(above.captions[0]).toBe('图为渡口夜景。');
  });
  it('other text boxes are stories, and so is a second caption', () => {
    expect(captions(picture('i1') + box('链接：渡口建于那一年。')).boxes).toBe(1);
    const twice = captions(picture('i1') + box('图为渡口。') + box('图为码头。'));
    // The second picture of the file is shown nowhere, so that nothing stands beside it.
    expect(twice).toEqual({ boxes: 1, captions: ['图为渡口。', undefined] });
  });
  it('that tell of two pictures are those of both, others of the last', () => {
    const centred = (words: string) => p(words, '<w:jc w:val="center"/>');
    const both = '左图为渡口，右图为码头。';
    expect(captions(picture('i1') + picture('i2') + centred(both)).captions).toEqual([both, both]);
    expect(captions(picture('i1') + picture('i2') + centred('图为码头。')).captions).toEqual([
      undefined,
      '图为码头。',
    ]);
  });
});

describe('tables that put pictures in their places', () => {
  const files = { 'word/media/1.png': PNG, 'word/media/2.png': Uint8Array.from([...PNG, 4]) };
  const relations = relation('i1', 'image', 'media/1.png') + relation('i2', 'image', 'media/2.png');
  const picture = (id: string) =>
    `<w:p><w:r><w:drawing><wp:inline><a:blip r:embed="${id}"/></wp:inline></w:drawing></w:r></w:p>`;
  const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;
  const table = (...rows: string[]) =>
    read(`${p(LONG)}<w:tbl>${rows.join('')}</w:tbl>`, { files, relations });
  const captions = ({ pictures }: ReturnType<typeof table>) => pictures.map(({ caption }) => caption);
  it.each([
    ['in the row below', [row(picture('i1'), picture('i2')), row(p('渡口夜景'), p('码头清晨'))]],
    ['in their cells', [row(picture('i1') + p('渡口夜景'), picture('i2') + p('码头清晨'))]],
  ])('give each picture its caption, %s', (_, rows) => {
    const found = table(...rows);
    expect(captions(found)).toEqual(['渡口夜景', '码头清晨']);
    expect(found.lines).toEqual([LONG]);
    expect(found.said.join()).toContain('摆图片的表格只留下文字');
  });
  it('one cell under all of them tells of all', () => {
    const words = '左图为渡口，右图为码头。';
    const found = table(row(picture('i1'), picture('i2')), row(p(words)));
    expect(captions(found)).toEqual([words, words]);
  });
  it('words beside a picture are copy', () => {
    const found = table(row(picture('i1') + picture('i2'), p('周渡生，渡口船工。')));
    expect(found.lines).toEqual([LONG, '周渡生，渡口船工。']);
  });
  it('a table of words with a picture in it stays a table', () => {
    const found = table(
      row(p('船'), p('样子'), p('年份')),
      row(p('甲'), picture('i1'), p('1998')),
      row(p('乙'), picture('i2'), p('2008')),
    );
    expect(found.lines[1]).toBe(':::table\n船|样子|年份\n甲||1998\n乙||2008\n:::');
  });
});

describe('rows that a tracked change took out', () => {
  it('are listed as one change', () => {
    const row = (mark: string, ...cells: string[]) =>
      `<w:tr><w:trPr>${mark}</w:trPr>${cells.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`;
    const table = `<w:tbl>${row('', '班', '趟')}${row('<w:del w:author="甲"/>', '早', '12')}${row('', '晚', '8')}</w:tbl>`;
    const { lines, changes } = read(table);
    expect(lines).toEqual([':::table\n班|趟\n晚|8\n:::']);
    expect(changes).toEqual([{ kind: 'delete', author: '甲', words: '早｜12', n: 1 }]);
  });
});

describe('looks that are words', () => {
  it('highlighted words are told, capitals are capitals, an equation is a line', () => {
    const m = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
    const equation = `<m:oMath>${m('s=')}<m:f><m:num>${m('a+b')}</m:num><m:den>${m('2')}</m:den></m:f><m:rad><m:e>${m('x')}</m:e></m:rad><m:sSup><m:e>${m('r')}</m:e><m:sup>${m('2')}</m:sup></m:sSup></m:oMath>`;
    const { lines, said } = read(
      `<w:p>${r('他在')}${r('cctv', '<w:caps/>')}${r('说的', '<w:highlight w:val="yellow"/>')}${equation}${r('。')}</w:p>`,
    );
    expect(lines).toEqual(['他在CCTV说的s=(a+b)/2√xr²。']);
    expect(said).toEqual([
      '第 1 段“他在CCTV说的s=(a…”：标亮只留下文字：说的',
      '第 1 段“他在CCTV说的s=(a…”：公式只留下文字：s=(a+b)/2√xr²',
    ]);
  });
  it('a bright ground is a highlighter too, a white or grey one is none', () => {
    const shaded = (fill: string) =>
      read(`<w:p>${r('说的。', `<w:shd w:val="clear" w:fill="${fill}"/>`)}</w:p>`).said;
    expect(shaded('FFFF00')).toEqual(['第 1 段“说的。”：标亮只留下文字：说的。']);
    expect([...shaded('FFFFFF'), ...shaded('D9D9D9'), ...shaded('auto')]).toEqual([]);
  });
  it('the line over a table of contents goes with it', () => {
    const contents = `<w:p>${field('TOC \\o "1-3"', '一本账\t1')}</w:p>`;
    expect(read(`${p('目　录')}${contents}${p('灯亮着。')}`).lines).toEqual(['灯亮着。']);
    expect(read(`${p('目　录')}${p('灯亮着。')}`).lines).toEqual(['# 目　录', '灯亮着。']);
  });
  it('引用 is copy of the story, no words lifted out of it', () => {
    const styles = '<w:style w:type="paragraph" w:styleId="af"><w:name w:val="Quote"/></w:style>';
    expect(read(p('灯在，人就在。', '<w:pStyle w:val="af"/>'), { styles }).lines).toEqual(['灯在，人就在。']);
  });
});
