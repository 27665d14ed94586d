import type { Message } from './problem.ts';

/** Messages of `dayang watch`: its server, the editor that it opens, and what goes wrong while it runs. */
export const watchMessages = {
  'watch-port-in-use': {
    severity: 'fatal',
    zh: '端口 {port} 已被别的程序占用',
    en: 'Port {port} is in use by another program',
    hintZh: '不写 --port，由程序自己找一个空的；或换一个数，如 --port {other}',
    hintEn: 'Leave --port out, and a free one is found; or choose another, for instance --port {other}',
  },
  'watch-port-unusable': {
    severity: 'fatal',
    zh: '端口 {port} 不能用：{detail}',
    en: 'Port {port} cannot be used: {detail}',
    hintZh: '换一个 1024 到 65535 之间的数，或不写 --port',
    hintEn: 'Choose a number from 1024 to 65535, or leave --port out',
  },
  'watch-editor-command': {
    severity: 'fatal',
    zh: '{source} 里打开编辑器的命令写得不对',
    en: 'The editor command of {source} is not one',
    hintZh: '写程序名和参数，如 code -g {place}；有空格的用引号括起来，引号要成对',
    hintEn:
      'Give a program and its arguments, for instance code -g {place}; quote what has blanks, and close quotes',
  },
  'watch-editor-script': {
    severity: 'fatal',
    zh: '{source} 里的 {program} 在 Windows 上是批处理（.cmd），不能用来打开稿件：文件名里的 %、& 会被它当成命令',
    en: '{program} of {source} is a batch file (.cmd) on Windows, which takes % and & of file names for commands',
    hintZh:
      '写编辑器的 .exe，路径有空格就加引号，如 VS Code："C:\\Users\\用户名\\AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe" 后面接 -g 和位置',
    hintEn:
      'Name the editor’s .exe, in quotes where the path has blanks, for VS Code "C:\\Users\\NAME\\AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe", then -g and the place',
  },
  'watch-config-key': {
    severity: 'fatal',
    zh: '个人设置 {file} 里没有“{key}”这个键',
    en: 'The settings {file} have no key {key}',
    hintZh: '这个文件里只能写 editor',
    hintEn: 'The file takes editor only',
  },
  'watch-editor-failed': {
    severity: 'advisory',
    zh: '打不开编辑器 {program}：{detail}',
    en: 'The editor {program} cannot be started: {detail}',
    hintZh: '检查 --editor 里的程序名；Windows 上要写 .exe 文件，不能写 .cmd',
    hintEn: 'Check the program in --editor; on Windows it must be the .exe file, not a .cmd',
  },
  'watch-render-failed': {
    severity: 'advisory',
    zh: '版面图画不出来（{detail}），旧图留着',
    en: 'The page cannot be drawn ({detail}); the old picture stays',
    hintZh: '再存一次盘；还不行就重新开始 dayang watch',
    hintEn: 'Save the file once more; if that does not help, start dayang watch again',
  },
  'watch-fault': {
    severity: 'fatal',
    zh: '程序内部出错，这一次没有排成：{detail}',
    en: 'The program itself has failed on this change: {detail}',
    hintZh: '撤回刚才的改动再存盘；请把出错的文件连同这一行报给维护的人',
    hintEn: 'Undo the last change and save; please report it with the files and this line',
  },
} as const satisfies Record<string, Message>;
