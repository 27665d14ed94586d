import type { signMessages } from '../../../src/problems/sign.ts';
import type { Examples } from './example.ts';

const known = ['责编', '美编', '终审签发'];
const file = '版面.yaml';
const again = { since: ['责编', '美编'], reset: '要重签：美编', resetEn: 'to sign again: 美编' };
const holds = { since: ['责编'], reset: '不用重签', resetEn: 'nobody has to sign again' };

export const signExamples = {
  'sign-house-step': { key: 'signing.steps.0', value: ' ' },
  'sign-house-step-twice': { step: '一校' },
  'sign-house-step-unknown': { step: '责遍', suggestion: '责编', known },
  'sign-house-reset': { key: 'signing.resets.words', value: 'some' },
  'sign-file-conflict': {},
  'sign-file-format': { found: 'dayang-signed/9', known: 'dayang-signed/1' },
  'sign-file-hash': { key: 'signatures.0.pages.0.scene', value: '3d28ce' },
  'sign-file-edited': { step: '责编' },
  'sign-busy': { seconds: 5, file: '.版面.signed.yaml.lock' },
  'sign-unknown-step': { step: '责校', suggestion: '责编', known },
  'sign-out-of-order': { step: '终审签发', before: ['美编'] },
  'sign-twice': { step: '责编', name: '周渡生' },
  'sign-none': { file },
  'sign-none-of-step': { step: '终审签发', known: ['责编', '美编'] },
  'sign-not-kept': { page: '版面', name: '3d28ce….scene.json.gz' },
  'sign-no-house-steps': {},
  unsigned: { file, steps: known, next: '责编' },
  'unsigned-since': { file, steps: known, what: '稿件 稿件/头条.md', whatEn: 'story 稿件/头条.md' },
  'signed-words': { ...again, what: '稿件 稿件/头条.md', whatEn: 'story 稿件/头条.md' },
  'signed-pictures': { ...again, what: '图片 图片/渡口.jpg', whatEn: 'picture 图片/渡口.jpg' },
  'signed-layout': { ...again, what: '版面 版面', whatEn: 'page 版面' },
  'signed-fonts': { ...again, what: '字体 NotoSerifSC-Regular', whatEn: 'font NotoSerifSC-Regular' },
  'signed-settings': { ...again, what: '印厂设置，版面 版面', whatEn: 'the press of page 版面' },
  'signed-tool': { ...holds, what: '0.1.0 → 0.2.0', whatEn: '0.1.0 → 0.2.0' },
} satisfies Examples<typeof signMessages>;
