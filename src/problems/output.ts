import type { Message } from './problem.ts';

/** Messages of src/output and src/cli: writing files. */
export const outputMessages = {
  'output-unwritable': {
    severity: 'fatal',
    zh: '写不了文件 {file}：{detail}',
    en: 'Cannot write {file}: {detail}',
    hintZh: '检查文件夹是否存在、磁盘是否已满、文件是否正被别的程序打开',
    hintEn: 'Check that the folder exists, the disk has room, and no other program holds the file open',
  },
} as const satisfies Record<string, Message>;
