import { createHash } from 'node:crypto';
import type { PressSettings } from '../spec/press-model.ts';
import { MM } from '../units.ts';

/** A file that goes to the plant. */
export interface DeliveredFile {
  readonly name: string;
  readonly data: Uint8Array;
  readonly pages: readonly { readonly name: string; readonly width: number; readonly height: number }[];
  readonly outlines: boolean;
}

/** What a delivery note says besides its files. */
export interface DeliveryMatter {
  readonly press: PressSettings;
  /** Name of the output condition. */
  readonly condition: string;
  readonly date?: string;
  readonly producer: string;
  /** Blocking problems with which the files were written all the same, in words. */
  readonly letThrough: readonly string[];
}

/** The delivery note (传版单) as a text that people read and compare; both languages, since plants are abroad too. */
export function deliveryNote(files: readonly DeliveredFile[], matter: DeliveryMatter): string {
  const { press, condition, date, producer, letThrough } = matter;
  const { process, spots } = press.inks;
  const inks = [process === 'cmyk' ? 'C M Y K' : 'K', ...spots.map(({ name }) => name)].join(' + ');
  return `${[
    '传版单 / Delivery note',
    ...(press.name ? [`印厂 / Plant: ${press.name}`] : []),
    ...(date ? [`日期 / Date: ${date}`] : []),
    `标准 / Standard: ${press.standard === 'x-4' ? 'PDF/X-4' : 'PDF/X-1a:2003'}`,
    `输出条件 / Output condition: ${condition}`,
    `油墨 / Inks: ${inks}`,
    `总墨量上限 / Total ink limit: ${press.inkLimit.error}%`,
    ...files.flatMap(fileLines),
    ...(letThrough.length > 0 ? ['', '未处理而写出的问题 / Written in spite of:', ...letThrough] : []),
    '',
    `制作 / Made by: ${producer}`,
  ].join('\n')}\n`;
}

function fileLines({ name, data, pages, outlines }: DeliveredFile): string[] {
  const mm = (mpt: number) => Math.round((mpt / 1000 / MM) * 100) / 100;
  const sizes = pages.map((page) => `${page.name} ${mm(page.width)} × ${mm(page.height)} mm`);
  return [
    '',
    `文件 / File: ${name}${outlines ? '（转曲 / outlines）' : ''}`,
    `  版 / Pages: ${pages.length}`,
    ...sizes.map((size) => `  尺寸 / Size: ${size}`),
    `  字节 / Bytes: ${data.length}`,
    `  SHA-256: ${createHash('sha256').update(data).digest('hex')}`,
  ];
}
