import type { Message } from './problem.ts';

/** Messages about a plant's data, and of the preflight (src/check/press). */
export const preflightMessages = {
  'spec-ink-name': {
    severity: 'fatal',
    zh: '“{key}”不是油墨名：{value}',
    en: '“{key}” is not the name of an ink: {value}',
    hintZh: '写印厂用的墨名，如 专红、PANTONE 185 C',
    hintEn: 'Write the name that the plant uses: 专红, PANTONE 185 C',
  },
  'spec-press-marks': {
    severity: 'fatal',
    zh: '“{key}”不是印刷标记：{value}',
    en: '“{key}” does not say which marks: {value}',
    hintZh: '全要写 true，不要写 false，或分别写 crop、registration、colorBar、slug',
    hintEn: 'Write true for all, false for none, or crop, registration, colorBar, slug one by one',
  },
  'spec-press-inks': {
    severity: 'fatal',
    zh: '“{key}”不是油墨：{value}',
    en: '“{key}” does not say which inks: {value}',
    hintZh: '四色写 cmyk，单黑写 k；有专色时写 process: k，再在 spots 里列出每个专色的 name 和 cmyk',
    hintEn:
      'Write cmyk, or k for black alone; with spot inks write process: k and list each ink’s name and cmyk under spots',
  },
  'spec-press-ink-limit': {
    severity: 'fatal',
    zh: '“{key}”不是总墨量：{value}',
    en: '“{key}” is not a limit on total ink: {value}',
    hintZh: '写百分数，如 240，或分写 warn: 220、error: 240',
    hintEn: 'Write per cent, for instance 240, or warn: 220 and error: 240',
  },
  'spec-press-file-name': {
    severity: 'fatal',
    zh: '“{key}”不能用作文件名：{value}',
    en: '“{key}” cannot be a file name: {value}',
    hintZh: '以 .pdf 结尾；花括号里可写 date、page、section、name、title、plant；不用斜杠、冒号、问号、星号',
    hintEn:
      'End it in .pdf; braces take date, page, section, name, title or plant; no slash, colon, question mark or asterisk',
  },
} as const satisfies Record<string, Message>;
