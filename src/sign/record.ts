import { canonicalJson, sha256 } from './canonical.ts';
import type { FileState, PageState, SignedState } from './state.ts';

/** The form of the record. */
export const FORMAT = 'dayang-signed/1';

/** The digests of a page, and of the press file that was made of it when it was signed. */
export interface SignedPage extends PageState {
  /** Canonical hash: objects with streams uncompressed. */
  readonly pdf: string;
}

/** Who signed what, and when. */
export interface Signature extends SignedState {
  readonly step: string;
  readonly name: string;
  /** ISO 8601. */
  readonly time: string;
  /** Classes of blocking problems that were let through. */
  readonly allowed: readonly string[];
  readonly pages: readonly SignedPage[];
}

/** A digest over all that a signature says: tells an edited record, and nothing more, for anybody can make it. */
export function sealOf(signature: Signature): string {
  const { step, name, time, allowed, tool, pages, stories, pictures, fonts } = signature;
  return sha256(canonicalJson({ step, name, time, allowed, tool, pages, stories, pictures, fonts })).slice(
    0,
    16,
  );
}

const HEAD = `# 签样记录，由 dayang sign 写，不要手改；可以进版本库。这是一份记录，不是加密签名：谁都能写，不能证明是谁签的。
# Record of signatures, written by dayang sign; not to be edited. It is a record, not a cryptographic signature.
format: ${FORMAT}
signatures:
`;

/** Writes the record. The same signatures give the same bytes. */
export function recordText(signatures: readonly Signature[]): string {
  return HEAD + signatures.map(signatureText).join('');
}

function signatureText(one: Signature): string {
  return [
    `  - step: ${yamlText(one.step)}`,
    `    name: ${yamlText(one.name)}`,
    `    time: ${yamlText(one.time)}`,
    `    tool: ${yamlText(one.tool)}`,
    `    allowed: [${one.allowed.map(yamlText).join(', ')}]`,
    '    pages:',
    ...one.pages.flatMap(pageText),
    ...filesText('stories', one.stories),
    ...filesText('pictures', one.pictures),
    ...filesText('fonts', one.fonts),
    `    seal: ${yamlText(sealOf(one))}`,
    '',
  ].join('\n');
}

/** The digests of a page in the order in which they are written. */
export const PAGE_DIGESTS = ['pdf', 'scene', 'spec', 'layout', 'words', 'settings', 'profile'] as const;

function pageText(page: SignedPage): string[] {
  return [
    `      - page: ${yamlText(page.page)}`,
    ...PAGE_DIGESTS.map((key) => `        ${key}: ${yamlText(page[key])}`),
  ];
}

function filesText(key: string, files: readonly FileState[]): string[] {
  if (files.length === 0) return [`    ${key}: []`];
  return [
    `    ${key}:`,
    ...files.map(({ file, sha256: own }) => `      - { file: ${yamlText(file)}, sha256: ${yamlText(own)} }`),
  ];
}

/**
 * Text that YAML takes as it stands, inside braces too; everything else goes between quotes: words and paths, times,
 * versions, digests (which without a letter but e would be numbers).
 */
const PLAIN =
  /^(?:\p{L}[\p{L}\p{N}_./·-]*|\d{4}-\d\d-\d\dT[\d:]{5,8}(?:Z|[+-]\d\d:\d\d)|\d+\.\d+\.\d+|(?=\d*e?\d*[a-df])[0-9a-f]{16,64})$/u;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
/** Characters that YAML does not print, or that end a line: JSON leaves them as they are. */
const UNPRINTED = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

function yamlText(text: string): string {
  if (PLAIN.test(text) && !RESERVED.test(text)) return text;
  const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replace(UNPRINTED, escaped);
}
