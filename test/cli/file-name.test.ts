import { describe, expect, test } from 'vitest';
import type { BuiltPage } from '../../src/build.ts';
import { type DeliveredFile, deliveryNote } from '../../src/cli/delivery-note.ts';
import { pressFileName } from '../../src/cli/file-name.ts';
import type { PressSettings } from '../../src/spec/press-model.ts';
import { pressOf } from '../support/plant.ts';

/** A page as far as its file's name goes. */
function named(press: Partial<PressSettings>, own: { name?: string; date?: string; title?: string } = {}) {
  const { name = '版面', date, title = '标题' } = own;
  const page = { page: { name, model: { ...(date ? { date } : {}) } }, scene: { title } };
  return pressFileName(page as unknown as BuiltPage, pressOf(press));
}

describe('the name of a press file', () => {
  test('is the page’s own when the plant says nothing', () => {
    expect(named({})).toEqual({ name: '版面.pdf', missing: [] });
  });
  test('follows the plant’s pattern', () => {
    const press = { fileName: '{plant}_{date}-{page}.pdf', name: '东方', page: 'A3' };
    expect(named(press, { date: '2021-03-01' })).toEqual({ name: '东方_2021-03-01-A3.pdf', missing: [] });
  });
  test('says what is missing, and leaves it out', () => {
    expect(named({ fileName: '{name}-{date}.pdf' })).toEqual({ name: '版面.pdf', missing: ['date'] });
    expect(named({ fileName: '{section}.pdf' })).toEqual({ name: '版面.pdf', missing: ['section'] });
  });
  test.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['a:b*c?d"e<f>g|h\\i', 'a-b-c-d-e-f-g-h-i'],
    ['　党建\n专版 ', '党建-专版'],
    ['...', ''],
  ])('keeps %j harmless', (section, expected) => {
    const { name } = named({ fileName: 'x{section}.pdf', section });
    expect(name.replace(/^x-?/, '').replace(/\.pdf$/, '')).toBe(expected);
  });
  test.each(['con', 'NUL', 'com1'])('is never the device %s of Windows', (name) => {
    expect(named({}, { name }).name).toBe(`${name}-.pdf`);
  });
  test('is not longer than a file system takes', () => {
    expect(named({ fileName: '{title}.pdf' }, { title: '长'.repeat(500) }).name).toHaveLength(124);
  });
});

test('a delivery note names plant, standard, inks, sizes and sums', () => {
  const file: DeliveredFile = {
    name: 'a.pdf',
    data: new TextEncoder().encode('abc'),
    pages: [{ name: 'A3', width: 1105512, height: 1530709 }],
    outlines: false,
  };
  const press = pressOf({
    name: '东方印务',
    standard: 'x-1a:2003',
    inks: { process: 'k', spots: [{ name: '专红', cmyk: [0, 100, 100, 0] }] },
  });
  const note = deliveryNote([file], {
    press,
    condition: 'CGATS TR 002',
    date: '2021-03-01',
    producer: 'dayang 0',
    letThrough: ['[R0031] 图片'],
  });
  expect(note).toBe(`传版单 / Delivery note
印厂 / Plant: 东方印务
日期 / Date: 2021-03-01
标准 / Standard: PDF/X-1a:2003
输出条件 / Output condition: CGATS TR 002
油墨 / Inks: K + 专红
总墨量上限 / Total ink limit: 240%

文件 / File: a.pdf
  版 / Pages: 1
  尺寸 / Size: A3 390 × 540 mm
  字节 / Bytes: 3
  SHA-256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad

未处理而写出的问题 / Written in spite of:
[R0031] 图片

制作 / Made by: dayang 0
`);
});
