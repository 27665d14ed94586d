import type { Message } from './problem.ts';

/** Messages of src/content: reading copy and the story grammar. */
export const contentMessages = {
  'story-query': {
    severity: 'blocking',
    allow: 'query',
    zh: '稿件存疑：{question}',
    en: 'Open editorial query: {question}',
    hintZh: '核实后删去存疑标记；确要付印，用 --allow query',
    hintEn: 'Settle it and remove the mark; to print all the same use --allow query',
  },
} as const satisfies Record<string, Message>;
