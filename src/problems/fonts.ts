import type { Message } from './problem.ts';

/** Messages of src/fonts: manifest, font files, missing glyphs. */
export const fontMessages = {
  'font-missing-glyph': {
    severity: 'blocking',
    allow: 'glyph',
    zh: '字库缺字“{char}”（{codePoint}），字体 {role} 及其后备字体都没有',
    en: 'No font has “{char}” ({codePoint}): neither {role} nor its fallbacks',
    hintZh: '换一个字，或在字体清单里为 {role} 增加含有此字的后备字体',
    hintEn: 'Use another character, or name a fallback font that has it for {role} in the fonts manifest',
  },
} as const satisfies Record<string, Message>;
