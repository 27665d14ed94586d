import type { Lang } from '../problems/problem.ts';
import type { Change } from './changes.ts';

const OF: Readonly<Record<Change['of'], Readonly<Record<Lang, string>>>> = {
  story: { zh: '稿件', en: 'story' },
  texts: { zh: '图片说明、标签、报眉等文字，版面', en: 'captions, labels and such of page' },
  picture: { zh: '图片', en: 'picture' },
  page: { zh: '版面', en: 'page' },
  font: { zh: '字体', en: 'font' },
  press: { zh: '印厂设置，版面', en: 'the press of page' },
  profile: { zh: '输出特性，版面', en: 'the output profile of page' },
  scene: { zh: '排出来的样子，版面', en: 'the look of page' },
  tool: { zh: '', en: '' },
};

const HOW: Readonly<Record<Change['how'], Readonly<Record<Lang, string>>>> = {
  changed: { zh: '', en: '' },
  added: { zh: '（新加）', en: ' (new)' },
  removed: { zh: '（去掉了）', en: ' (gone)' },
};

/** A change in words: `稿件 稿件.md`, `picture 图/a.jpg (new)`. */
export function changeWords({ of, name, how }: Change, lang: Lang): string {
  return `${OF[of][lang]} ${name}${HOW[how][lang]}`.trimStart();
}

/** Several changes, each once. */
export function changeList(changes: readonly Change[], lang: Lang): string {
  const said = [...new Set(changes.map((change) => changeWords(change, lang)))];
  return said.join(lang === 'zh' ? '、' : ', ');
}
