import type { Message } from './problem.ts';

/** Messages of src/diff and its command: pages that cannot be compared. */
export const diffMessages = {
  'diff-missing': {
    severity: 'fatal',
    zh: '找不到 {file}',
    en: 'There is no {file}',
    hintZh:
      '要两个版面：版面说明（.yaml）、排版数据（build --scene 写的 .json）或本程序出的 PDF；旧版在另一个文件夹里时写那个文件夹也行',
    hintEn:
      'Two pages are wanted: a page spec (.yaml), a scene (.json of build --scene) or a PDF of this program; for an old copy in a folder the folder will do',
  },
  'diff-kind-unknown': {
    severity: 'fatal',
    zh: '{file} 不是版面说明、排版数据，也不是 PDF',
    en: '{file} is neither a page spec nor a scene nor a PDF',
    hintZh: '给 .yaml 版面说明、build --scene 写的 .json，或本程序出的 .pdf',
    hintEn: 'Give a page spec (.yaml), a scene that build --scene wrote (.json), or a PDF of this program',
  },
  'diff-scene-broken': {
    severity: 'fatal',
    zh: '{file} 不是完整的排版数据：{detail}',
    en: '{file} is no whole scene: {detailEn}',
    hintZh: '用 dayang build 版面.yaml --scene {file} 重新写一份',
    hintEn: 'Write it anew with dayang build PAGE.yaml --scene {file}',
  },
  'diff-scene-version': {
    severity: 'fatal',
    zh: '{file} 是另一个版本的排版数据（{found}），这个程序读的是 {wanted}',
    en: '{file} is a scene of another version ({found}); this program reads {wanted}',
    hintZh: '用现在的程序从版面说明重新写一份：dayang build 版面.yaml --scene {file}',
    hintEn: 'Write it anew from the page spec with this program: dayang build PAGE.yaml --scene {file}',
  },
  'diff-pdf-not-ours': {
    severity: 'fatal',
    zh: '{file} 不是 dayang 出的 PDF，读不出稿件和段落',
    en: '{file} was not made by dayang: its stories and paragraphs cannot be read',
    hintZh: '只比本程序出的 PDF；别的程序改存过的也不行，拿原来的文件，或比版面说明',
    hintEn:
      'Only PDFs of this program are compared, and none that another program has saved again: take the original, or the page specs',
  },
  'diff-pdf-broken': {
    severity: 'fatal',
    zh: '{file} 是坏的：PDF 不完整或被改过',
    en: '{file} is broken: the PDF is not whole or was changed',
    hintZh: '换一份好的，或用 dayang build 重新出',
    hintEn: 'Take a sound copy, or make it anew with dayang build',
  },
  'diff-pdf-no-text': {
    severity: 'fatal',
    zh: '{file} 里没有可读的文字：转曲的文件比不了',
    en: '{file} has no text to read: a file of outlines cannot be compared',
    hintZh: '用没有转曲的付印 PDF 来比',
    hintEn: 'Compare the press PDF with live text',
  },
  'against-broken': {
    severity: 'fatal',
    zh: '旧版 {file} 本身排不出来，有 {count} 个错误，没法和它比',
    en: 'The old page {file} cannot be laid out itself (errors: {count}): there is nothing to compare with',
    hintZh: '先看它错在哪里：dayang check {file}；或者换一份排得出来的旧版',
    hintEn: 'See what is wrong with it: dayang check {file}; or take an old copy that can be laid out',
  },
  'diff-page-count': {
    severity: 'fatal',
    zh: '页数不一样：{old} 有 {oldPages} 页，{new} 有 {newPages} 页',
    en: 'The numbers of pages differ: {old} has {oldPages}, {new} has {newPages}',
    hintZh: '用 --page 写比第几页，从 1 数起',
    hintEn: 'Say with --page which page to compare, counted from 1',
  },
  'diff-page-missing': {
    severity: 'fatal',
    zh: '{file} 只有 {pages} 页，没有第 {page} 页',
    en: '{file} has {pages} pages and no page {page}',
    hintZh: '--page 从 1 数起',
    hintEn: '--page counts from 1',
  },
  'diff-no-picture': {
    severity: 'advisory',
    zh: '画不出 {file} 的版面图，只写了变化表：找不到它的字体 {fonts}',
    en: 'No picture of {file}, the list alone was written: its fonts {fonts} are not here',
    hintZh: '改用版面说明或 PDF 来比，就有图',
    hintEn: 'Compare the page spec or the PDF to have pictures',
  },
} as const satisfies Record<string, Message>;
