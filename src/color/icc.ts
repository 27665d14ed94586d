import { createHash } from 'node:crypto';
import { type Outcome, type Place, type Problem, problem } from '../problems/problem.ts';

/** Colour spaces of the profiles that pictures and presses have. */
export type ProfileSpace = 'CMYK' | 'RGB' | 'GRAY';

/** An ICC profile whose header and tag table were checked. */
export interface Profile {
  readonly bytes: Uint8Array;
  /** For cache keys, and to see that two profiles are the same. */
  readonly sha256: string;
  /** From the `desc` tag; empty when it cannot be read. */
  readonly description: string;
  /** `prtr` printer, `mntr` monitor, `scnr` scanner or camera, `spac` colour space. */
  readonly deviceClass: string;
  readonly space: ProfileSpace;
  /** Space of the connection: `XYZ` or `Lab`. */
  readonly pcs: 'XYZ' | 'Lab';
  /** Major and minor version: 2.3. PDF 1.4 (PDF/X-1a:2003) takes no profile of version 4. */
  readonly version: number;
}

/** Largest profile that is taken: press profiles have 0.3 to 3 MB. */
export const PROFILE_LIMIT = 8 * 1024 * 1024;

/** What is wrong with a profile: in Chinese and in English. */
export interface ProfileFault {
  readonly zh: string;
  readonly en: string;
}

const HEADER = 128;
const TAG = 12;
const MAX_TAGS = 200;
const SPACES: Readonly<Record<string, ProfileSpace>> = { CMYK: 'CMYK', 'RGB ': 'RGB', GRAY: 'GRAY' };
const CLASSES = ['prtr', 'mntr', 'scnr', 'spac'];

/**
 * Reads the profile of a press: output class, CMYK, with tables both ways. Anything else is one fatal problem,
 * since a colour engine that is given a bad profile converts with a generic one and does not say so.
 * @param file name for messages.
 */
export function readProfile(bytes: Uint8Array, file: string, place?: Place): Outcome<Profile> {
  const fail = (one: Problem): Outcome<Profile> => ({ problems: [one] });
  if (bytes.length < HEADER || ascii(bytes, 36, 4) !== 'acsp') {
    return fail(problem('profile-not-icc', { file }, place));
  }
  const parsed = parseProfile(bytes);
  if ('fault' in parsed) {
    const { zh, en } = parsed.fault;
    return fail(problem('profile-damaged', { file, detail: zh, detailEn: en }, place));
  }
  const { profile } = parsed;
  if (profile.deviceClass !== 'prtr') {
    return fail(problem('profile-not-press', { file, found: profile.deviceClass }, place));
  }
  if (profile.space !== 'CMYK')
    return fail(problem('profile-not-cmyk', { file, found: profile.space }, place));
  const missing = ['A2B0', 'B2A0', 'B2A1'].filter((tag) => !parsed.tags.has(tag));
  if (missing.length > 0) {
    const list = missing.join(' ');
    const params = { file, detail: `缺少 ${list} 表`, detailEn: `it has no ${list} table` };
    return fail(problem('profile-damaged', params, place));
  }
  return { value: profile, problems: [] };
}

/** Reads any profile that a picture may carry; the fault says why it cannot be used. */
export function parseProfile(
  bytes: Uint8Array,
):
  | { readonly profile: Profile; readonly tags: ReadonlyMap<string, TagRange> }
  | { readonly fault: ProfileFault } {
  const fault = headerFault(bytes);
  if (fault) return { fault };
  const tags = tagTable(bytes);
  if ('zh' in tags) return { fault: tags };
  const profile: Profile = {
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    description: description(bytes, tags.get('desc')),
    deviceClass: ascii(bytes, 12, 4),
    space: SPACES[ascii(bytes, 16, 4)]!,
    pcs: ascii(bytes, 20, 4) === 'XYZ ' ? 'XYZ' : 'Lab',
    version: bytes[8]! + (bytes[9]! >> 4) / 10,
  };
  return { profile, tags };
}

/** Where a tag's data lies. */
export interface TagRange {
  readonly offset: number;
  readonly length: number;
}

function headerFault(bytes: Uint8Array): ProfileFault | undefined {
  if (bytes.length < HEADER + 4) return { zh: '文件太短', en: 'it is too short' };
  if (bytes.length > PROFILE_LIMIT) return { zh: '大于 8 MB', en: 'it is larger than 8 MB' };
  if (ascii(bytes, 36, 4) !== 'acsp') return { zh: '没有 ICC 标记', en: 'it lacks the ICC signature' };
  const size = word(bytes, 0);
  if (size !== bytes.length) {
    return {
      zh: `文件头说有 ${size} 字节，实有 ${bytes.length} 字节`,
      en: `its header says ${size} bytes, the file has ${bytes.length}`,
    };
  }
  const major = bytes[8]!;
  if (major !== 2 && major !== 4)
    return { zh: `版本 ${major} 不支持`, en: `version ${major} is not supported` };
  const deviceClass = ascii(bytes, 12, 4);
  if (!CLASSES.includes(deviceClass)) {
    return {
      zh: `类别 ${printable(deviceClass)} 不支持`,
      en: `class ${printable(deviceClass)} is not supported`,
    };
  }
  const space = ascii(bytes, 16, 4);
  if (!SPACES[space]) {
    return {
      zh: `色彩空间 ${printable(space)} 不支持`,
      en: `colour space ${printable(space)} is not supported`,
    };
  }
  const pcs = ascii(bytes, 20, 4);
  if (pcs !== 'XYZ ' && pcs !== 'Lab ') {
    return { zh: `连接空间 ${printable(pcs)} 不对`, en: `${printable(pcs)} is not a connection space` };
  }
  return undefined;
}

function tagTable(bytes: Uint8Array): ReadonlyMap<string, TagRange> | ProfileFault {
  const count = word(bytes, HEADER);
  const end = HEADER + 4 + count * TAG;
  if (count === 0 || count > MAX_TAGS || end > bytes.length) {
    return { zh: `标签表写着 ${count} 项`, en: `its tag table claims ${count} entries` };
  }
  const tags = new Map<string, TagRange>();
  for (let at = HEADER + 4; at < end; at += TAG) {
    const name = ascii(bytes, at, 4);
    const offset = word(bytes, at + 4);
    const length = word(bytes, at + 8);
    if (offset < end || length < 8 || offset + length > bytes.length) {
      const shown = printable(name);
      return { zh: `标签 ${shown} 指到文件之外`, en: `its tag ${shown} lies outside the file` };
    }
    tags.set(name, { offset, length });
  }
  return tags;
}

/** The name in a `desc` tag: ASCII in version 2 (ICC.1:2001 6.5.17), the first record of `mluc` in version 4. */
function description(bytes: Uint8Array, tag: TagRange | undefined): string {
  if (!tag) return '';
  const { offset, length } = tag;
  const type = ascii(bytes, offset, 4);
  if (type === 'desc' && length >= 12) {
    const count = Math.min(word(bytes, offset + 8), length - 12);
    return printable(ascii(bytes, offset + 12, count).replace(/\0.*$/s, ''));
  }
  if (type !== 'mluc' || length < 28 || word(bytes, offset + 8) === 0) return '';
  const size = word(bytes, offset + 20);
  const from = word(bytes, offset + 24);
  if (from + size > length) return '';
  const utf16 = new TextDecoder('utf-16be');
  return printable(utf16.decode(bytes.subarray(offset + from, offset + from + size)));
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + Math.min(length, 1000)));
}

function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').trim();
}
