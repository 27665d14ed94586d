import { describe, expect, it } from 'vitest';
import { found, inline, outline, parse, storyOf, wordsOf } from './helpers.ts';

describe('Chinese that CommonMark would eat', () => {
  const eaten = [
    '时间8:00开始',
    '比分A:B',
    '[尚启轩]: 一段话',
    '[1]: http://example.com',
    '* ',
    '重要*通知*如下',
    '文件_名_如下',
    '3*4*5等于60',
    '手机138****5678中奖',
    '一<二>三',
    '5<6且7>6',
    'A&nbsp;B',
    '详见http://www.example.com/a_b_c',
    '<http://example.com>',
    '1. 一是抓学习',
    '1) 一是抓学习',
    '2020. 这一年',
    '#话题#很热',
    '—— 摘自报告',
    '`代码`',
    '第①条｜第②条',
    'a|b|c',
    '【环球时报】讯',
    '【本报讯】 昨日',
    '好！[注]（见下）',
    '反斜线 \\n 与 C:\\文件',
    '~~不删~~',
    '脚注[^1]',
    ':smile:',
    '他说:[笑]',
    '参见::[x]',
    '>5%的企业',
    '#1号楼',
    '+86电话',
    '-5℃低温',
    '& © 都在',
  ];
  for (const line of eaten) {
    it(`keeps ${line}`, () => {
      const text = `正文。\n\n${line}\n\n完了。`;
      expect(wordsOf(text).replace(/[ \u3000]/g, '')).toBe(
        `正文。\n${line}\n完了。`.replace(/[ \u3000]/g, ''),
      );
      expect(parse(text).problems.filter(({ severity }) => severity !== 'advisory')).toEqual([]);
    });
  }

  it('keeps four leading blanks from making code, and two trailing ones from breaking the line', () => {
    expect(wordsOf('    四个空格。  \n接着写。')).toBe('四个空格。接着写。');
    expect(found('    四个空格。  \n接着写。')).toEqual([]);
  });

  it('does not make a head of the line above ---, and says so', () => {
    expect(wordsOf('上面一行\n---\n下面')).toBe('上面一行\n---\n下面');
    expect(found('上面一行\n---\n下面')).toEqual(['story-rule-line 2:1']);
  });

  it('sets emphasis beside Chinese marks', () => {
    expect(inline('深化**创新。**党员')).toBe('深化{emphasis 创新。}党员');
    expect(inline('深化**“创新”**党员')).toBe('深化{emphasis “创新”}党员');
  });

  it('leaves masked names alone, but asks', () => {
    expect(wordsOf('张**、李**中奖。')).toBe('张**、李**中奖。');
    expect(found('张**、李**。')).toEqual(['story-emphasis-unpaired 1:2']);
    expect(found('张\\*\\*、李\\*\\*。')).toEqual([]);
    expect(wordsOf('张\\*\\*、李\\*\\*。')).toBe('张**、李**。');
  });
});

describe('blocks', () => {
  it('reads heads, note, body and byline', () => {
    const text = [
      '## 引出主题的话',
      '# 主题 在此|第二行',
      '## 副题',
      '',
      '> 编者按 第一段，',
      '> 接着写。',
      '>',
      '> 第二段。',
      '',
      '导语第一行，',
      '第二行。',
      '### 小标题',
      '正文。',
      '',
      '（记者 尚启轩）',
    ].join('\n');
    expect(outline(text)).toEqual([
      'kicker: 引出主题的话',
      'title: 主题　在此第二行',
      'subtitle: 副题',
      'note [编者按]: 第一段，接着写。 / 第二段。',
      'paragraph: 导语第一行，第二行。',
      'subhead: 小标题',
      'paragraph: 正文。',
      'byline: （记者　尚启轩）',
    ]);
    expect(found(text)).toEqual([]);
    expect(storyOf(text).title?.breaks).toEqual([5]);
  });

  it('reads the same from CR LF and lone CR', () => {
    const text = '# 主题\n\n第一行，\n第二行MAXUS\nEUNIQ7。\n\n> 编者按：好。\n';
    expect(outline(text.replaceAll('\n', '\r\n'))).toEqual(outline(text));
    expect(outline(text.replaceAll('\n', '\r'))).toEqual(outline(text));
    expect(outline(text)).toEqual([
      'title: 主题',
      'note [编者按：]: 好。',
      'paragraph: 第一行，第二行MAXUS EUNIQ7。',
    ]);
  });

  it('knows the label of a note in every form that is typed', () => {
    const label = (line: string) => outline(`> ${line}\n\n正文。`)[0];
    expect(label('编者按　好。')).toBe('note [编者按]: 好。');
    expect(label('编者按：好。')).toBe('note [编者按：]: 好。');
    expect(label('**编者按** 好。')).toBe('note [编者按]: 好。');
    expect(label('**编者按**：好。')).toBe('note [编者按：]: 好。');
    expect(label('**编者按：** 好。')).toBe('note [编者按：]: 好。');
    expect(label('编者的话\n> 好。')).toBe('note [编者的话]: 好。');
    expect(label('编者按语写得好。')).toBe('note []: 编者按语写得好。');
  });

  it('takes only a last, whole, short bracket for the byline', () => {
    expect(outline('正文。\n\n（完）\n\n再写。').at(1)).toBe('paragraph: （完）');
    expect(outline('正文。\n\n（甲）乙（丙）').at(1)).toBe('paragraph: （甲）乙（丙）');
    expect(outline(`正文。\n\n（${'长'.repeat(30)}）`).at(1)).toMatch(/^paragraph/);
    expect(outline('（只有这一句）')).toEqual(['paragraph: （只有这一句）']);
  });

  it('reads pull quotes and figures', () => {
    const text =
      '严海桥说，创新有为。系统上线后效率提升11%。\n\n:::quote{speaker="严海桥"}\n创新\n有为\n:::\n:::figures\n11|%|效率提升|系统\n:::';
    expect(outline(text).slice(1)).toEqual(['quote: 创新有为 —— 严海桥', 'figures: 11|%|效率提升|系统']);
    expect(found(text)).toEqual([]);
  });

  it('hands a query that stands alone to the next paragraph', () => {
    expect(outline(':query[缺一段]\n\n正文。')).toEqual(['paragraph: 正文。']);
    expect(inline(':query[缺一段]\n\n正文。')).toBe('?缺一段?正文。');
    expect(inline('正文。\n\n:query[缺一段]')).toBe('正文。?缺一段?');
    expect(outline('正文。\n\n（尚启轩）\n\n【存疑：缺一段】').at(1)).toBe('byline: （尚启轩）');
  });
});

describe('the desk’s tags', () => {
  const text = [
    '【引题】引题',
    '【主题】主题 两截',
    '【副题】副题',
    '【编者按】按语。',
    '【作者】记者 尚启轩',
    '正文11%【存疑：数字对吗】，他说，创新有为。',
    '【小标题】',
    '',
    '小标题',
    '【摘句：他】创新有为',
    '【数说】',
    '11|%||正文',
    '【环球时报】讯。',
  ].join('\n\n');
  const expected = [
    'kicker: 引题',
    'title: 主题　两截',
    'subtitle: 副题',
    'note [编者按]: 按语。',
    'byline: 记者　尚启轩',
    'paragraph: 正文11%，他说，创新有为。',
    'subhead: 小标题',
    'quote: 创新有为 —— 他',
    'figures: 11|%||正文',
    'paragraph: 【环球时报】讯。',
  ];

  it('work in Markdown', () => {
    expect(outline(text)).toEqual(expected);
    expect(found(text)).toEqual(['story-query 11:6']);
  });

  it('work in plain text, with or without blank lines', () => {
    expect(outline(text, 'text')).toEqual(expected);
    expect(outline(text.replaceAll('\n\n', '\n'), 'text')).toEqual(expected);
  });

  it('make a paragraph of every line of a plain text, and a title of its first', () => {
    expect(outline('　　题目\n\n　　第一段。\n第二段*。\n（尚启轩）\n', 'text')).toEqual([
      'title: 题目',
      'paragraph: 第一段。',
      'paragraph: 第二段*。',
      'byline: （尚启轩）',
    ]);
    expect(outline('第一段。\n【主题】题目', 'text')).toEqual(['paragraph: 第一段。', 'subhead: 题目']);
  });

  it('are copy after a backslash', () => {
    const text = '题\n\\【主题】不是题\n不是\\【存疑：甲】';
    expect(outline(text, 'text')).toEqual([
      'title: 题',
      'paragraph: 【主题】不是题',
      'paragraph: 不是【存疑：甲】',
    ]);
    expect(outline('\\【主题】不是题')).toEqual(['paragraph: 【主题】不是题']);
    expect(wordsOf('路径C:\\文件', 'text')).toBe('路径C:\\文件');
  });

  it('say when they are not where they act', () => {
    expect(found('正文。【作者】某某')).toEqual(['story-tag-inside 1:4']);
    expect(found('正文。\\【作者】某某')).toEqual([]);
    expect(found('正文。\n\n【小标题】\n\n### 另一个')).toEqual(['story-mark-empty 3:1']);
    expect(found('# 题\n正文', 'text')[0]).toBe('story-markdown-in-text 1:1');
  });
});

describe('inline marks', () => {
  it('sets 黑 and 楷, the innermost counts', () => {
    expect(inline('一:hei[黑**重**体]二:kai[楷]三')).toBe('一{hei 黑}{emphasis 重}{hei 体}二{kai 楷}三');
    expect(inline('**一:hei[二]三**')).toBe('{emphasis 一}{hei 二}{emphasis 三}');
  });

  it('pairs brackets in an argument, or takes them escaped', () => {
    expect(inline('一:hei[甲[乙]丙]二')).toBe('一{hei 甲[乙]丙}二');
    expect(inline('一:hei[甲\\]丙]二')).toBe('一{hei 甲]丙}二');
    expect(inline('一:query[甲[1]，\\[对吗]二')).toBe('一?甲[1]，[对吗?二');
    expect(inline('一【存疑：见【2】】二【存疑:对吗】三')).toBe('一?见【2】?二?对吗?三');
  });

  it('gives the character that is escaped, and keeps other backslashes', () => {
    expect(inline('\\*\\:\\[\\]\\#\\>\\\\\\【\\|\\a')).toBe('*:[]#>\\【|\\a');
    expect(inline('\\:hei[甲]')).toBe(':hei[甲]');
    expect(outline('\\# 不是题')).toEqual(['paragraph: #不是题']);
  });

  it('keeps marks across line endings and inside dropped blanks', () => {
    expect(inline('**一\n二** MAXUS')).toBe('{emphasis 一二}MAXUS');
  });

  it('places a query before the character it asks about, and knows its own place', () => {
    const story = storyOf('积极建 :query[缺字？] 舞台');
    const block = story.blocks[0];
    if (block?.kind !== 'paragraph') throw new Error();
    expect(block.text.text).toBe('积极建舞台');
    expect(block.text.queries).toEqual([{ at: 3, question: '缺字？', offset: 4, length: 11 }]);
  });
});
