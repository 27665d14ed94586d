import type { Message } from './problem.ts';

/** Messages of src/output and src/cli: writing files. */
export const outputMessages = {
  'output-unwritable': {
    severity: 'fatal',
    zh: '写不了文件 {file}：{detail}',
    en: 'Cannot write {file}: {detailEn}',
    hintZh: '检查文件夹能否写入、磁盘是否已满，或用 -o 换一个位置',
    hintEn: 'Check that the folder can be written to and the disk has room, or choose another place with -o',
  },
  'output-is-folder': {
    severity: 'fatal',
    zh: '{file} 是文件夹，不能写成文件',
    en: '{file} is a folder, so no file can be written there',
    hintZh: '写明文件名，如 {file}/{name}',
    hintEn: 'Give a file name, for instance {file}/{name}',
  },
  'output-is-input': {
    severity: 'fatal',
    zh: '输出文件 {file} 是这个版面正在读的文件，写下去会盖掉它',
    en: 'The output {file} is a file that the page is made from: writing would destroy it',
    hintZh: '换一个输出文件名，或不写 -o（默认放在 out 文件夹）',
    hintEn: 'Choose another output name, or leave -o out (the default is the out folder)',
  },
  'output-held-open': {
    severity: 'fatal',
    zh: '{file} 正被别的程序打开，没有换成新的；新文件留在 {kept}',
    en: '{file} is held open by another program and was not replaced; the new file is {kept}',
    hintZh: '关掉正在看这个文件的程序，再做一次；不要误用旧文件付印',
    hintEn: 'Close the program that shows the file and build again; do not send the old file to press',
  },
} as const satisfies Record<string, Message>;
