import { layoutRules, rulesElsewhere } from '../../src/check/layout/rules.ts';
import { textRuleName, textRules } from '../../src/check/text/rules.ts';
import { catalog } from '../../src/problems/catalog.ts';
import type { Message } from '../../src/problems/problem.ts';
import { firstPageAnswers } from './first-page.ts';

const LEVELS = { error: '差错', warning: '提醒', info: '参考' } as const;
const cell = (text: string) => text.replaceAll('|', '\\|');
const row = (...cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;

/** docs/lint.md, printed from the rules themselves. */
export function lintPage(): string {
  return `${[
    '# 版面和文字检查 / Lint',
    '',
    '`dayang check 版面.yaml` 查版面（L01 …）和文字（text-…）。这一页由规则的数据印出，不手改：',
    '`npm run problems` 重印。',
    'This page is printed from the rules; the command above prints it again.',
    '',
    '关一条规则要写理由，报告会印出来；也可以改轻重和界限 / A rule is switched off only with a reason, which the report prints; levels and limits can be set:',
    '',
    '```yaml',
    'lint:',
    '  L18: { off: 本版用倒头条 }',
    '  L09: { severity: warning, limits: { least: 3 } }',
    '  text-quote-lead: { off: 引文照原稿 }',
    '```',
    '',
    '差错挡住 `check`（退出码 1），`--allow lint` 放行；提醒、参考只提示 / Errors make `check` fail unless `--allow lint` lets them through; the rest is only told.',
    '',
    '## 版面 / Make-up',
    '',
    row('规则', '名称', 'Name', '轻重', '界限（默认）', '怎么办'),
    row('---', '---', '---', '---', '---', '---'),
    ...layoutRules.map(({ id, zh, en, level, limits, code }) => {
      const bounds = Object.entries(limits).map(([name, limit]) => `\`${name}\` ${limit.zh}：${limit.value}`);
      return row(id, zh, en, LEVELS[level], bounds.join('；') || '—', (catalog[code] as Message).hintZh);
    }),
    '',
    '### 版面数据答不了的 / What a scene cannot answer',
    '',
    row('规则', '名称', 'Name', '原因', 'Why'),
    row('---', '---', '---', '---', '---'),
    ...rulesElsewhere.map(({ id, zh, en, whyZh, whyEn }) => row(id, zh, en, whyZh, whyEn)),
    '',
    '## 文字 / Copy',
    '',
    '`--fix` 只改全半角、引号、破折号、省略号、空格（表中有“改”的）；其余只提示。标题里的差错加倍计。',
    '`--fix` changes only width, quotes, dashes, ellipses and blanks (marked 改). Faults in heads count double.',
    '',
    row('规则', '说明', '依据', '轻重', '计错', '--fix'),
    row('---', '---', '---', '---', '---', '---'),
    ...textRules.map(({ id, clause, fixable, weight }) => {
      const message: Message = catalog[`text-${id}`];
      const level = message.severity === 'blocking' ? LEVELS.error : LEVELS.warning;
      return row(`text-${id}`, textRuleName(id).zh, clause, level, String(weight), fixable ? '改' : '');
    }),
    '',
    '## 样例版面 / The sample page',
    '',
    '`dayang check layouts/innovation.yaml --allow query` 还有这几条提示，各有答复（除两处存疑）：',
    'What `check` says about the sample page, besides its two open queries, and the answers:',
    '',
    row('代码', '答复', 'Answer'),
    row('---', '---', '---'),
    ...firstPageAnswers.map(({ code, zh, en }) => row(code, zh, en)),
    '',
    '## house.yaml',
    '',
    '项目根目录里的 `house.yaml` 写本单位的用词 / The words of the house, in the root of the project:',
    '',
    '```yaml',
    '# yaml-language-server: $schema=house.schema.json',
    'names: # 姓名、职务、排名先后',
    '  - { name: 周渡生, title: 船厂厂长, order: 1 }',
    'phrases: # 固定提法，一字不差',
    '  - 撑好每一篙，送好每一程',
    'forbidden: # 禁用词，可写改用什么',
    '  - 摆渡佬',
    '  - { word: 摆渡婆, use: 船工 }',
    'spellings: # 本单位的写法',
    '  - { use: 渡口镇, not: [渡口鎮] }',
    '```',
  ].join('\n')}\n`;
}
