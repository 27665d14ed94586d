import type { Code } from '../../src/problems/problem.ts';

/** What `check` says about the sample page, and the answer to it; docs/lint.md prints it. */
export const firstPageAnswers: readonly { readonly code: Code; readonly zh: string; readonly en: string }[] =
  [
    {
      code: 'lint-off',
      zh: 'L31 报眉不全：原稿没有日期和版次，不编造；付印前由报社补进报眉，删去这一条',
      en: 'L31, incomplete folio: the copy gives neither date nor page number, and none is invented',
    },
    {
      code: 'text-quote-lead',
      zh: '属实：“……深有感触地说，”后面是整句引文，宜用冒号。原稿一字不动，留给编辑',
      en: 'True: a whole quotation after a comma. The copy is set to the letter; an editor decides',
    },
    {
      code: 'text-total-vs-parts',
      zh: '属实：专利42项正好是33项加9项，宜写“其中……”。原稿一字不动，留给编辑',
      en: 'True: 42 patents are 33 and 9. The copy is set to the letter; an editor decides',
    },
    { code: 'text-tally', zh: '上两条的合计', en: 'The sum of the two above' },
  ];
