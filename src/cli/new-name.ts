import { isDeviceName } from '../device-name.ts';

/** Why a name cannot be that of a folder, in both languages; undefined when it can, on every system. */
export function badFolderName(name: string): { readonly why: string; readonly whyEn: string } | undefined {
  if (name.trim() === '') return { why: '是空的', whyEn: 'it is empty' };
  const mark = /[\\/:*?"<>|]/.exec(name)?.[0];
  if (mark) return { why: `里面有 ${mark}`, whyEn: `it has ${mark} in it` };
  if (/\p{C}/u.test(name)) return { why: '里面有看不见的字符', whyEn: 'it has invisible characters in it' };
  if (/^[.\s-]|[.\s]$/u.test(name))
    return {
      why: '开头不能是点、空格、减号，末尾不能是点、空格',
      whyEn: 'it may not begin with a full stop, a blank or a hyphen, nor end with a full stop or a blank',
    };
  if (isDeviceName(name)) return { why: 'Windows 把它留作设备名', whyEn: 'Windows keeps it for a device' };
  if ([...name].length > 60) return { why: '超过 60 个字', whyEn: 'it has more than 60 characters' };
  return undefined;
}

/** Whether a text is a day as the spec writes it, 2021-02-01. */
export function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
