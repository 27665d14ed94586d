import type { Lang } from '../problems/problem.ts';
import { type ProofData, STAGES, type Stage } from './data.ts';
import type { GalleyWords } from './galley.ts';
import type { PaperSheet } from './paper.ts';

/** What every proof carries. */
export interface Stamp {
  readonly stage: Stage;
  readonly time?: ProofData['time'];
  readonly lang: Lang;
}

/** Stage, time, page and the eight characters of the scene's hash, for a slug or a head. */
export function stampLine({ stage, time, lang }: Stamp, page: string, hash: string): string {
  return [STAGES[stage][lang], time, page, hash].filter(Boolean).join('  ');
}

/** The words of a galley. */
export function galleyWords(stamp: Stamp, page: string, hash: string): GalleyWords {
  const line = stampLine(stamp, page, hash);
  return stamp.lang === 'zh'
    ? {
        stamp: line,
        galley: '小样',
        characters: (count) => `${count} 字`,
        query: '存疑：',
        page: (n, of) => `第 ${n} 页，共 ${of} 页`,
        over: (lines, chars) => `余文 ${lines} 行 ${chars} 字（左边有粗线的）`,
      }
    : {
        stamp: line,
        galley: '小样 Galley',
        characters: (count) => `${count} characters`,
        query: 'Query: ',
        page: (n, of) => `${n} / ${of}`,
        over: (lines, chars) => `over ${lines} lines, ${chars} characters (bar at the left)`,
      };
}

/** What a sheet of paper says of itself. */
export function sheetWords(stamp: Stamp, page: string, hash: string, sheet: PaperSheet): string {
  const { rows, columns, row, column, scale } = sheet;
  const of = rows * columns;
  const n = row * columns + column + 1;
  const zh = stamp.lang === 'zh';
  const size = scale === 1 ? '1:1' : `${Math.round(scale * 1000) / 10}%`;
  const join = zh
    ? `第 ${n} 张，共 ${of} 张（第 ${row + 1} 排第 ${column + 1} 张），对准刻线相叠 10 毫米`
    : `sheet ${n} of ${of} (row ${row + 1}, column ${column + 1}), overlap 10 mm at the ticks`;
  return [stampLine(stamp, page, hash), size, ...(of > 1 ? [join] : [])].join('  ');
}
