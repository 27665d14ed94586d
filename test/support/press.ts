import type { OutputIntent } from '../../src/output/pdf/press.ts';

/** The smallest thing with the header of a press profile (ICC.1:2001, 6.1): no tables, so nothing converts with it. */
export function tinyProfile(change: { cls?: string; space?: string; version?: number } = {}): Uint8Array {
  const { cls = 'prtr', space = 'CMYK', version = 2 } = change;
  const bytes = new Uint8Array(132);
  const ascii = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
  };
  bytes[3] = bytes.length;
  bytes[8] = version;
  bytes[9] = 0x20;
  ascii(12, cls);
  ascii(16, space);
  ascii(20, 'Lab ');
  ascii(36, 'acsp');
  return bytes;
}

export const INTENT: OutputIntent = {
  profile: tinyProfile(),
  identifier: 'CGATS TR 002',
  info: 'Coldset newsprint (测试)',
  registry: 'http://www.color.org',
};
