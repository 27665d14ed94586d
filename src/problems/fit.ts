import type { Message } from './problem.ts';

/** Messages of what may give (`fit`) and of closing a page by it. */
export const fitMessages = {
  'spec-fit-sizes': {
    severity: 'fatal',
    zh: '“{key}”要写两个长度，最小和最大：{value}',
    en: '“{key}” takes two lengths, the least and the most: {value}',
    hintZh: '例如 [10.5pt, 11.5pt]',
    hintEn: 'For instance [10.5pt, 11.5pt]',
  },
  'spec-fit-lines': {
    severity: 'fatal',
    zh: '“{key}”要写两个行数，最少和最多：{value}',
    en: '“{key}” takes two numbers of lines, the least and the most: {value}',
    hintZh: '例如 [14, 22]',
    hintEn: 'For instance [14, 22]',
  },
  'spec-fit-optional': {
    severity: 'fatal',
    zh: '“{key}”看不懂：{value}',
    en: '“{key}” cannot be read: {value}',
    hintZh: '写框的名字，或 frame: 和 gives:（接这块地方的文字框），或 quote: 2（正文里第几个摘句）',
    hintEn:
      'Write the name of a frame, or frame: with gives: (the text frames that take its room), or quote: 2 for a quote in the text',
  },
  'fit-limits': {
    severity: 'fatal',
    zh: '“{key}”的界限 {least}～{most} 不含现在的 {present}',
    en: '“{key}”: the limits {least} to {most} leave out what the page has, {present}',
    hintZh: '界限要把版面上现在的值包括进去',
    hintEn: 'Limits include what the page has without fit',
  },
  'fit-frame-not-on-lines': {
    severity: 'fatal',
    zh: '框 {frame} 不是按行放的，高度不能按行伸缩',
    en: 'Frame {frame} does not stand on lines of the grid, so its height cannot vary by lines',
    hintZh: '给框写 lines（不写 height），或从 fit.frames 里去掉',
    hintEn: 'Give the frame lines (and no height), or take it out of fit.frames',
  },
  'fit-not-optional': {
    severity: 'fatal',
    zh: '框 {frame} 有稿件的字，不能撤',
    en: 'Frame {frame} holds words of a story and cannot be dropped',
    hintZh: 'fit.optional 里只能写摘句、数说、图片、线、色块和标签',
    hintEn: 'fit.optional takes quotes, figures, pictures, rules, shapes and labels',
  },
  'fit-heir-not-text': {
    severity: 'fatal',
    zh: '框 {frame} 不是文字框，不能接让出来的地方',
    en: 'Frame {frame} is not a text frame and cannot take the room of another',
    hintZh: 'gives 里写接这块地方的文字框',
    hintEn: 'gives names the text frames that take the room',
  },
  'fit-too-long': {
    severity: 'advisory',
    zh: '能让的都让了，稿件 {story} 的{part}还多 {lines} 行：再删约 {chars} 字，版就合上了',
    en: 'All that may give has given, and {partEn} of story {story} is still {lines} lines too long: cut about {chars} characters and the page closes',
    hintZh: '删哪里最省字，看这篇稿件“余文”的办法；或在 fit 里放宽界限、多写一样可以撤去的',
    hintEn:
      'The hint of its overset copy says where cutting is cheapest; or widen the limits in fit, or name one more thing to drop',
  },
  'fit-too-short': {
    severity: 'advisory',
    zh: '能让的都让了，稿件 {story} 的{part}还缺 {lines} 行：补约 {chars} 字，版就合上了',
    en: 'All that may give has given, and {partEn} of story {story} is still {lines} lines short: add about {chars} characters and the page closes',
    hintZh: '{cure}；或在 fit 里放宽界限',
    hintEn: '{cureEn}; or widen the limits in fit',
  },
} as const satisfies Record<string, Message>;
