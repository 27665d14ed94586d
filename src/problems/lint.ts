import type { Message } from './problem.ts';

/** Messages of the layout lint (src/check/layout) and of the lint as a whole. */
export const layoutLintMessages = {
  'lint-off': {
    severity: 'advisory',
    zh: '规则 {rule} {name} 已关：{reason}',
    en: 'Rule {rule} ({name}) is off: {reason}',
  },
  'lint-unknown-rule': {
    severity: 'fatal',
    zh: '没有规则“{rule}”，是不是“{suggestion}”？',
    en: 'There is no rule “{rule}”. Did you mean “{suggestion}”?',
    hintZh: '规则的名字见 docs/lint.md',
    hintEn: 'docs/lint.md has the names of the rules',
  },
  'lint-unknown-limit': {
    severity: 'fatal',
    zh: '规则 {rule} 没有界限“{limit}”；可以写：{known}',
    en: 'Rule {rule} has no limit “{limit}”; these can be set: {known}',
    hintZh: '规则的界限见 docs/lint.md',
    hintEn: 'docs/lint.md has the limits of the rules',
  },
  'text-tally': {
    severity: 'advisory',
    zh: '稿件 {story} 文字提示 {count} 处，如都是差错，按报纸差错计 {weight} 个，每万字 {rate}（合格线 3）；标题加倍',
    en: 'Story {story}: {count} notes on the text; if all were errors they would count {weight}, {rate} in 10,000 characters (the pass mark is 3); heads count double',
  },
} as const satisfies Record<string, Message>;
