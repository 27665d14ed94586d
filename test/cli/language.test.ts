import { expect, test } from 'vitest';
import { chooseLanguage } from '../../src/cli/language.ts';

test.each([
  ['nothing known: Chinese', [], {}, 'zh'],
  ['the C locale: Chinese', [], { LANG: 'C.UTF-8' }, 'zh'],
  ['a Chinese locale', [], { LANG: 'zh_CN.UTF-8' }, 'zh'],
  ['another locale', [], { LANG: 'de_DE.UTF-8' }, 'en'],
  ['LC_ALL before LANG', [], { LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
  ['LC_MESSAGES before LANG', [], { LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_TW' }, 'zh'],
  ['an empty LC_ALL is none', [], { LC_ALL: '', LANG: 'en_US' }, 'en'],
  ['--lang before all', ['build', '--lang', 'en'], { LANG: 'zh_CN' }, 'en'],
  ['--lang=', ['--lang=zh'], { LANG: 'en_US' }, 'zh'],
  ['the last --lang', ['--lang', 'en', '--lang', 'zh'], {}, 'zh'],
  ['not behind --', ['build', '--', '--lang', 'en'], { LANG: 'zh_CN' }, 'zh'],
] as const)('%s', (_, argv, env, lang) => {
  expect(chooseLanguage({ argv, env })).toBe(lang);
});

test('the system answers where there are no variables, as on Windows', () => {
  expect(chooseLanguage({ argv: [], env: {}, systemLocale: 'zh-CN' })).toBe('zh');
  expect(chooseLanguage({ argv: [], env: {}, systemLocale: 'en-US' })).toBe('en');
});
