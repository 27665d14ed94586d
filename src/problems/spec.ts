import type { Message } from './problem.ts';

/** Messages of src/spec: YAML, schema, inheritance, roots. */
export const specMessages = {
  'yaml-syntax': {
    severity: 'fatal',
    zh: 'YAML 语法错误：{detail}',
    en: 'YAML syntax error: {detail}',
    hintZh: '检查缩进、冒号后的空格和引号是否成对',
    hintEn: 'Check the indentation, the blank after each colon, and that quotes are paired',
  },
} as const satisfies Record<string, Message>;
