import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { imported, sentences } from './docx.ts';

const LONG =
  '末班车开走以后，老何把灯关上，锁门回家，明天下午三点再来，日日如此，二十多年从没有误过一天，街坊们都说他这盏灯亮。';
/** The paragraphs before the running text of a page, and what is said of it. */
const read = (html: string) => {
  const found = imported(strToU8(`<html><body>${html}<p>${LONG}</p></body></html>`));
  return {
    ...found,
    lines: found.text.trimEnd().split('\n\n').slice(0, -1),
    said: sentences(found.problems),
  };
};

describe('pages that Word has saved', () => {
  it('automatic numbers and bullets, typed out for browsers, are lists', () => {
    const item = (number: string, words: string, font = '') =>
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='${font}mso-list:Ignore'>${number}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${words}</p>`;
    const bullet = 'font-family:Wingdings;';
    expect(
      read(
        `${item('一、', '先下后上')}${item('二、', '雾天停渡')}${item('l', '船票两元', bullet)}${item('l', '月票四十元', bullet)}`,
      ).lines,
    ).toEqual([':::list{numbered=一、}\n先下后上\n雾天停渡\n:::', ':::list\n船票两元\n月票四十元\n:::']);
  });
  it('deleted words, comments and notes are told and are no copy; their marks say nothing', () => {
    const html = `<p>老何<span class=MsoCommentReference><a href="#_msocom_1">[甲1]</a>&nbsp;</span>说<del cite="mailto:甲" datetime="2026-11-20"><span>旧的话</span></del><ins cite="mailto:甲"><span>新的话</span></ins>。<a style='mso-footnote-id:ftn1' href="#_ftn1"><span>[1]</span></a></p>`;
    const ends = `<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><a style='mso-footnote-id:ftn1'>[1]</a> 渡口志。</p></div></div><div style='mso-element:comment-list'><p><span class=MsoCommentReference>[甲1]</span>请核实</p></div>`;
    const { lines, said } = read(html + ends);
    expect(lines).toEqual(['老何说新的话。']);
    expect(said).toEqual([
      '第 1 段“老何说新的话。”：修订中删去的文字没有放进稿件：旧的话',
      '第 1 段：脚注没有放进稿件：渡口志。',
      '第 1 段：批注没有放进稿件：请核实',
    ]);
  });
  it('symbol fonts show what they show in Word', () => {
    const sign = (letter: string) =>
      `<span style='font-family:Wingdings;mso-symbol-font-family:Wingdings'>${letter}</span>`;
    expect(read(`<p>合格${sign('ü')}，${sign('J')}，ü。</p>`).lines).toEqual([
      '合格✓，〓:query[〓是符号字体 Wingdings 4A，请对照原稿补上]，ü。',
    ]);
  });
  it('the largest line is the title, whatever is bold', () => {
    const line = (size: string, words: string) =>
      `<p align=center style='text-align:center'><span style='font-size:${size}'>${words}</span></p>`;
    const heads = read(`${line('14.0pt', '芦花渡新事')}${line('22.0pt', '渡口的灯亮到末班船')}`);
    expect(heads.lines).toEqual(['## 芦花渡新事', '# 渡口的灯亮到末班船']);
  });
});

describe('pages that LibreOffice has saved', () => {
  it('headers, notes and the table of contents are told, page numbers are nothing', () => {
    const html = `<div title="header"><p>内部稿签</p></div><div id="Table of Contents1"><p>目录</p><p>一本账 1</p></div><p>灯亮着。<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a></p><div id="sdfootnote1"><p><a class="sdfootnotesym">1</a>渡口志。</p></div><div title="footer"><p>第 3 页 共 3 页</p></div>`;
    const { lines, said } = read(html);
    expect(lines).toEqual(['灯亮着。']);
    expect(said).toEqual([
      '第 1 段：页眉没有放进稿件：内部稿签',
      '第 1 段：目录没有放进稿件：目录 一本账 1',
      '第 1 段：脚注没有放进稿件：渡口志。',
    ]);
  });
  it('the end of a source line after a break is no blank', () => {
    expect(read('<h1>渡口的灯 <br/>\n亮到末班船</h1>').lines).toEqual(['# 渡口的灯|亮到末班船']);
  });
});

describe('pages of WeChat', () => {
  it('the name of a picture that is loaded later is told; the account and the date are no copy', () => {
    const html = `<h1>渡口的灯</h1><div class="rich_media_meta_list"><span>原创</span> <span>芦花渡报</span></div><section><section><p><img data-src="https://mmbiz.example/640"></p></section></section>`;
    const { lines, said } = read(html);
    expect(lines).toEqual(['# 渡口的灯']);
    expect(said).toEqual([
      '第 1 段：网页上的账号、日期没有放进稿件：原创 芦花渡报',
      '图片 https://mmbiz.example/640 不在文件里（是链接或缺失），没有取出',
    ]);
  });
  it('two breaks part paragraphs, one inside a sentence does not; spans in spans are nothing', () => {
    const html = `<section><p><span>第一段，<span>没有<span style="font-weight: 700;">句号</span></span><br><br>第二段，<br>接着说完。</span></p></section>`;
    expect(read(`<p>开头一句。</p>${html}`).lines).toEqual([
      '开头一句。',
      '第一段，没有**句号**',
      '第二段，接着说完。',
    ]);
  });
  it('the first of several bold centred lines is a subhead, one alone below the title is the deck', () => {
    const bold = (words: string) => `<p style="text-align:center"><strong>${words}</strong></p>`;
    const title = '<h1>渡口的灯</h1>';
    const one = read(`${title}${bold('一本账：人')}<p>${LONG}</p>${bold('二本账：船')}`);
    expect(one.lines.filter((line) => line.startsWith('##'))).toEqual(['### 一本账：人', '### 二本账：船']);
    expect(read(`${title}${bold('一条河、两班人、三本账')}`).lines).toEqual([
      '# 渡口的灯',
      '## 一条河、两班人、三本账',
    ]);
  });
});
