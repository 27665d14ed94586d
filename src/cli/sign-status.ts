import type { Files } from '../files.ts';
import type { Lang } from '../problems/problem.ts';
import type { Signature } from '../sign/record.ts';
import { nextStep, type StepStatus } from '../sign/steps.ts';
import { changeList, changeWords } from '../sign/words.ts';
import type { SignedRun } from './sign-run.ts';
import { padEnd, printable, textWidth } from './terminal-text.ts';

/** The words of `sign --status`. */
const WORDS = {
  zh: {
    record: (file: string) => `签样记录 ${file}（只是记录，不是加密签名）`,
    none: '还没有人签过',
    state: { fresh: '有效', stale: '须重签', missing: '未签' },
    allowed: (classes: string) => `放行 ${classes}`,
    changed: (what: string) => `签后改了：${what}`,
    harmless: (what: string) => `签后改了，不用重签：${what}`,
    next: (step: string) => `下一步：${step}`,
    done: '各步都已签，签后没有改动须重签',
    required: '单位规定：没有签全不能付印',
    signed: (step: string, name: string) => `已签：${step} ${name}`,
    refused: '没有签，签样记录未动',
    unknown: (steps: string) => `单位设置里已没有的步骤：${steps}`,
  },
  en: {
    record: (file: string) => `record ${file} (a record, not a cryptographic signature)`,
    none: 'nobody has signed yet',
    state: { fresh: 'good', stale: 'to sign again', missing: 'not signed' },
    allowed: (classes: string) => `let through: ${classes}`,
    changed: (what: string) => `changed since: ${what}`,
    harmless: (what: string) => `changed since, no need to sign again: ${what}`,
    next: (step: string) => `next: ${step}`,
    done: 'every step has signed, and nothing has changed that resets one',
    required: 'the house wants all of them before the press',
    signed: (step: string, name: string) => `signed: ${step} ${name}`,
    refused: 'Not signed; the record is untouched',
    unknown: (steps: string) => `steps that the house no longer has: ${steps}`,
  },
} as const;

/** Who signed, what still holds and who comes next, for people. */
export function statusLines(signed: SignedRun, files: Files, lang: Lang): string[] {
  const words = WORDS[lang];
  const { statuses, house, signatures, path } = signed;
  const width = (column: (status: StepStatus) => string) =>
    Math.max(0, ...statuses.map((one) => textWidth(column(one))));
  const state = (status: StepStatus) => words.state[status.state];
  const [steps, states] = [width(({ step }) => step), width(state)];
  const lines = statuses.flatMap((status) => {
    const head = `${padEnd(status.step, steps)}  ${padEnd(state(status), states)}`;
    return [`${head}  ${who(status, lang)}`.trimEnd(), ...changeLines(status, lang)];
  });
  const next = nextStep(statuses);
  const strange = house ? strangers(signed) : [];
  return [
    words.record(files.show(path)),
    ...(signatures.length === 0 ? [words.none] : []),
    ...lines,
    ...(strange.length > 0 ? [words.unknown(strange.join(lang === 'zh' ? '、' : ', '))] : []),
    ...(next !== undefined ? [words.next(next)] : statuses.length > 0 ? [words.done] : []),
    ...(house?.required ? [words.required] : []),
  ];
}

/** The last word of `sign`: who signed and who comes next, or that nobody did. */
export function lastLine(
  { statuses }: SignedRun,
  signer: { readonly as?: string; readonly name?: string } | undefined,
  lang: Lang,
): string {
  const words = WORDS[lang];
  if (!signer) return words.refused;
  const next = nextStep(statuses);
  const after = next === undefined ? words.done : words.next(next);
  return printable(
    `${words.signed(signer.as ?? '', signer.name ?? '')}${lang === 'zh' ? '；' : '; '}${after}`,
  );
}

function who({ signature }: StepStatus, lang: Lang): string {
  if (!signature) return '';
  const { name, time, allowed } = signature;
  const through = allowed.length > 0 ? `  ${WORDS[lang].allowed(allowed.join(', '))}` : '';
  return `${name}  ${time}${through}`;
}

function changeLines({ changes, resetBy }: StepStatus, lang: Lang): string[] {
  const words = WORDS[lang];
  const others = changes.filter((one) => !resetBy.includes(one));
  return [
    ...(resetBy.length > 0 ? [`    ${words.changed(changeList(resetBy, lang))}`] : []),
    ...(others.length > 0 ? [`    ${words.harmless(changeList(others, lang))}`] : []),
  ];
}

/** Steps that signed and that the house has no more, or never had. */
function strangers({ house, signatures }: SignedRun): string[] {
  const steps = new Set(signatures.map(({ step }) => step));
  return [...steps].filter((step) => !house?.steps.includes(step));
}

/** The same for machines. */
export function signingJson(signed: SignedRun, files: Files): { readonly signing: Record<string, unknown> } {
  const { statuses, house } = signed;
  return {
    signing: {
      page: files.show(files.pageFile),
      record: files.show(signed.path),
      required: house?.required ?? false,
      steps: statuses.map(({ step, state, signature, changes, resetBy }) => ({
        step,
        state,
        ...(signature ? signerJson(signature) : {}),
        changes: changes.map((change) => ({
          ...change,
          zh: changeWords(change, 'zh'),
          en: changeWords(change, 'en'),
          resets: resetBy.includes(change),
        })),
      })),
      others: house ? strangers(signed) : [],
      next: nextStep(statuses) ?? null,
    },
  };
}

function signerJson({ name, time, tool, allowed, pages }: Signature): Record<string, unknown> {
  const hashes = pages.map(({ page, scene, pdf }) => ({ page, scene, pdf }));
  return { name, time, tool, allowed, pages: hashes };
}
