import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesOf, face, shipped } from './fixture.ts';

const faces = ['song', 'xiaobiaosong', 'biaosong', 'hei', 'xihei', 'kai'];

/** 通用规范汉字表. */
function generalStandard(): string[] {
  const lines = readFileSync(shipped('charset-8105.txt'), 'utf8').split('\n');
  return [...lines.filter((line) => !line.startsWith('#')).join('')];
}

/** The 94 × 94 table of GB2312: rows 1 to 9 symbols, 16 to 87 hanzi. */
function gb2312(first: number, last: number): string[] {
  const decoder = new TextDecoder('gbk');
  const chars: string[] = [];
  for (let row = first; row <= last; row++) {
    for (let cell = 1; cell <= 94; cell++) {
      const char = decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell));
      const assigned = char !== '\ufffd' && !/\p{Co}/u.test(char);
      if (assigned) chars.push(char);
    }
  }
  return chars;
}

describe.each(faces)('the shipped face %s', (name) => {
  const own = face(bytesOf(shipped(`${name}.ttf`)));
  const missing = (chars: readonly string[]) =>
    chars.filter((c) => own.glyphOf(c.codePointAt(0)!) === 0).join('');

  it('has 通用规范汉字表, Ext-B and further included', () => {
    expect(generalStandard()).toHaveLength(8105);
    expect(missing(generalStandard())).toBe('');
    expect(generalStandard().filter((c) => c.codePointAt(0)! > 0xffff)).toHaveLength(196);
  });

  it('has GB2312, hanzi and symbols', () => {
    expect(gb2312(16, 87)).toHaveLength(6763);
    expect(missing(gb2312(16, 87))).toBe('');
    expect(missing(gb2312(1, 9))).toBe(name === 'kai' ? '︴' : '');
  });

  it('has what newspapers print besides', () => {
    const rest = '〇℃№‰①⑩■★→·—…“”‘’《》〔〕【】×÷±²³½€￥éüñÀß•†§©®™';
    expect(missing([...rest])).toBe('');
  });

  it('sets Han on the full em', () => {
    for (const char of '国中，。、；：？！（）《》')
      expect(own.advanceOf(own.glyphOf(char.codePointAt(0)!))).toBe(1000);
    expect(own.ascent).toBe(880);
  });
});
