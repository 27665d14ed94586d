import type { Message } from './problem.ts';

/** Messages of src/layout and src/text: frames, threads, copy that does not fit. */
export const layoutMessages = {
  overset: {
    severity: 'blocking',
    allow: 'overset',
    zh: '稿件 {story} 余文 {lines} 行 {chars} 字',
    en: 'Story {story} runs over by {lines} lines, {chars} characters',
    hintZh: '删 {chars} 字，或加高文字框',
    hintEn: 'Cut {chars} characters, or give the text frame more lines',
  },
} as const satisfies Record<string, Message>;
