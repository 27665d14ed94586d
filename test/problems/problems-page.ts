import { contentMessages } from '../../src/problems/content.ts';
import { diffMessages } from '../../src/problems/diff.ts';
import { fitMessages } from '../../src/problems/fit.ts';
import { fontMessages } from '../../src/problems/fonts.ts';
import { importMessages } from '../../src/problems/import.ts';
import { issueMessages } from '../../src/problems/issue.ts';
import { layoutMessages } from '../../src/problems/layout.ts';
import { layoutLintMessages } from '../../src/problems/lint.ts';
import { textLintMessages } from '../../src/problems/lint-text.ts';
import { outputMessages } from '../../src/problems/output.ts';
import { preflightMessages } from '../../src/problems/preflight.ts';
import { pressMessages } from '../../src/problems/press.ts';
import { type Code, describe, type Message, type Problem } from '../../src/problems/problem.ts';
import { setPieceMessages } from '../../src/problems/set-pieces.ts';
import { signMessages } from '../../src/problems/sign.ts';
import { specMessages } from '../../src/problems/spec.ts';
import { templateMessages } from '../../src/problems/templates.ts';
import { watchMessages } from '../../src/problems/watch.ts';
import { examples } from './examples/catalog.ts';
import { type Snippet, snippets } from './snippets.ts';

/** The catalogues in the order of the page. Together they are all there is: a test counts. */
export const phases: readonly (readonly [title: string, Readonly<Record<string, Message>>])[] = [
  ['版面文件 / Page specs', specMessages],
  ['稿件 / Stories', contentMessages],
  ['列表、表、图、二维码 / Lists, tables, charts, QR codes', setPieceMessages],
  ['来稿导入 / Import', importMessages],
  ['字体 / Fonts', fontMessages],
  ['排版 / Layout', layoutMessages],
  ['模板 / Templates', templateMessages],
  ['一期报 / Issues', issueMessages],
  ['补白、让行 / Closing a page (fit)', fitMessages],
  ['图片、特性文件 / Pictures and profiles', pressMessages],
  ['印前检查 / Preflight', preflightMessages],
  ['版面检查 / Lint of make-up', layoutLintMessages],
  ['文字检查 / Lint of copy', textLintMessages],
  ['签样 / Signatures', signMessages],
  ['两版相比 / Comparing pages', diffMessages],
  ['写文件 / Files written', outputMessages],
  ['边改边看 / Live proof', watchMessages],
];

const SEVERITIES = {
  fatal: '错误 / error',
  blocking: '警告 / warning',
  advisory: '提示 / note',
} as const;

/** docs/problems.md, printed from the messages and their examples. */
export function problemsPage(): string {
  return `${[
    '# 问题代码 / Problem codes',
    '',
    '每条消息都有一个代码，写在方括号里，`--format json`、`--format sarif` 里也是它。这一页由 `src/problems/` 里的消息印出，不手改：`npm run problems` 重印。',
    'Every message has a code, shown in brackets and used in JSON and SARIF. This page is printed from the messages; `npm run problems` prints it again.',
    '',
    '错误：不排版，不写文件。警告：不写付印文件，有 `--allow` 类的可以放行。提示：照写。版面、文字检查各条的轻重可以在版面的 `lint` 里改，见 [lint.md](lint.md)。',
    'Errors: no page, no file. Warnings: no press file, unless their `--allow` class is let through. Notes hold nothing back. A page can set how much a rule of the lint matters, see [lint.md](lint.md).',
    '',
    '例子里的参数是假想的 / The examples are made up.',
    ...phases.flatMap(([title, messages]) => [
      '',
      `## ${title}`,
      ...(Object.keys(messages) as Code[]).flatMap((code) => entry(code, messages[code]!)),
    ]),
  ].join('\n')}\n`;
}

function entry(code: Code, { severity, allow }: Message): string[] {
  const example: Problem = { code, severity, params: examples[code] };
  const zh = describe(example, 'zh');
  const en = describe(example, 'en');
  const snippet = snippets[code];
  return [
    '',
    `### ${code}`,
    '',
    `${SEVERITIES[severity]}${allow ? ` · \`--allow ${allow}\`` : ''}`,
    '',
    `- 例：${plain(zh.sentence)}`,
    `- 办法：${plain(zh.hint)}`,
    `- Example: ${plain(en.sentence)}`,
    `- Cure: ${plain(en.hint)}`,
    ...(snippet ? [...fenced(snippet, 'wrong'), ...fenced(snippet, 'right')] : []),
  ];
}

function fenced(snippet: Snippet, which: 'wrong' | 'right'): string[] {
  const title = which === 'wrong' ? '不对 / wrong:' : '对 / right:';
  return ['', title, '', snippet.in === 'page' ? '~~~yaml' : '~~~markdown', snippet[which], '~~~'];
}

/** Words of a message, which know no Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}
