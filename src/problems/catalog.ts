/**
 * Every message that the tool can print, one file a phase. Texts are plain templates, so that the list of codes
 * in the documentation can be printed from them.
 */
import { contentMessages } from './content.ts';
import { diffMessages } from './diff.ts';
import { fitMessages } from './fit.ts';
import { fontMessages } from './fonts.ts';
import { importMessages } from './import.ts';
import { issueMessages } from './issue.ts';
import { layoutMessages } from './layout.ts';
import { layoutLintMessages } from './lint.ts';
import { textLintMessages } from './lint-text.ts';
import { outputMessages } from './output.ts';
import { preflightMessages } from './preflight.ts';
import { pressMessages } from './press.ts';
import { setPieceMessages } from './set-pieces.ts';
import { signMessages } from './sign.ts';
import { specMessages } from './spec.ts';
import { templateMessages } from './templates.ts';
import { watchMessages } from './watch.ts';

export const catalog = {
  ...specMessages,
  ...contentMessages,
  ...setPieceMessages,
  ...fontMessages,
  ...layoutMessages,
  ...fitMessages,
  ...outputMessages,
  ...pressMessages,
  ...preflightMessages,
  ...layoutLintMessages,
  ...textLintMessages,
  ...templateMessages,
  ...issueMessages,
  ...signMessages,
  ...importMessages,
  ...watchMessages,
  ...diffMessages,
} as const;
