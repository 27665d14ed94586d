import type { Box } from '../scene/types.ts';
import type { Blind, Detail, Explained } from './changes.ts';
import { NOTHING } from './changes.ts';
import { type FrameMatch, followsFrame, sameBox } from './frames.ts';
import { whereBox } from './place.ts';
import { boxText, type Sheet, type SheetMark } from './sheet.ts';

/** Marks of both pages that are the same mark, by index. */
export type MarkPair = readonly [old: number, now: number];

/** What became of the marks of a page. */
export interface MarkMatch {
  readonly changes: readonly Explained[];
  /** Marks that went along with their frame. */
  readonly carried: readonly { readonly frame: string; readonly pair: MarkPair }[];
  readonly pairs: readonly MarkPair[];
}

/** Pairs rules, tints, shapes and pictures, and says what differs. Pictures are compared by sum unless `blind`. */
export function markChanges(old: Sheet, now: Sheet, frames: FrameMatch, blind: readonly Blind[]): MarkMatch {
  const looks = (mark: SheetMark) => looksOf(mark, blind.includes('pictures'));
  const job: Job = {
    old,
    now,
    precision: now.precision,
    looks,
    frames,
    pairs: [],
    left: leftOf(old, now, frames),
  };
  pairUp(job, (a, b) => sameBox(a.box, b.box, job.precision) && looks(a) === looks(b));
  const carried: { frame: string; pair: MarkPair }[] = [];
  const before = job.pairs.length;
  pairUp(job, (a, b) => looks(a) === looks(b) && isCarried(a, b, job));
  for (const pair of job.pairs.slice(before)) carried.push({ frame: now.marks[pair[1]]!.frame, pair });
  const same = job.pairs.length;
  pairUp(job, (a, b) => sameBox(a.box, b.box, job.precision));
  pairUp(job, (a, b) => a.kind === 'image' && a.image === b.image && a.image !== '');
  pairUp(job, (a, b) => looks(a) === looks(b) && nearEnough(a.box, b.box));
  pairUp(job, (a, b) => a.kind === 'image' && (a.frame !== '' || overlap(a.box, b.box)));
  const changed = job.pairs.slice(same).flatMap((pair) => changeOf(job, pair, blind));
  const gone = [...job.left.values()].flatMap((group) => [
    ...group.old.map((index) => appeared('mark-removed', old, index)),
    ...group.now.map((index) => appeared('mark-added', now, index)),
  ]);
  return { changes: [...changed, ...gone, ...flips(job)], carried, pairs: job.pairs };
}

interface Job {
  readonly old: Sheet;
  readonly now: Sheet;
  readonly precision: number;
  readonly looks: (mark: SheetMark) => string;
  readonly frames: FrameMatch;
  readonly pairs: MarkPair[];
  /** Marks without a partner, by kind and frame. */
  readonly left: ReadonlyMap<string, { old: number[]; now: number[] }>;
}

function leftOf(old: Sheet, now: Sheet, frames: FrameMatch): Job['left'] {
  const left = new Map<string, { old: number[]; now: number[] }>();
  const group = (key: string) => {
    const known = left.get(key) ?? { old: [], now: [] };
    left.set(key, known);
    return known;
  };
  old.marks.forEach((mark, index) => {
    const id = frames.newOf.get(mark.frame)?.id ?? `old ${mark.frame}`;
    group(`${mark.kind} ${mark.frame === '' ? '' : id}`).old.push(index);
  });
  now.marks.forEach((mark, index) => {
    const id = frames.oldOf.has(mark.frame) ? mark.frame : `new ${mark.frame}`;
    group(`${mark.kind} ${mark.frame === '' ? '' : id}`).now.push(index);
  });
  return left;
}

/** Pairs the marks left of each group for which the test holds, in paint order. */
function pairUp(job: Job, test: (a: SheetMark, b: SheetMark) => boolean): void {
  for (const group of job.left.values()) {
    for (const index of [...group.now]) {
      const at = group.old.findIndex((other) => test(job.old.marks[other]!, job.now.marks[index]!));
      if (at < 0) continue;
      job.pairs.push([group.old[at]!, index]);
      group.old.splice(at, 1);
      group.now.splice(group.now.indexOf(index), 1);
    }
  }
}

function looksOf(mark: SheetMark, ignorePictures: boolean): string {
  const { shape, fill, stroke, image, crop, alt, layer } = mark;
  return [shape, fill, stroke, layer, ...(ignorePictures ? [] : [image, crop, alt])].join('|');
}

function isCarried(a: SheetMark, b: SheetMark, { frames, precision }: Job): boolean {
  const before = frames.oldOf.get(b.frame);
  const after = before && frames.newOf.get(before.id);
  if (!before || !after || sameBox(before.box, after.box, precision)) return false;
  return followsFrame([a.box, b.box], [before.box, after.box], precision);
}

/** A mark of the same looks is the same one when it is not on another part of the page, or has the same size. */
function nearEnough(a: Box, b: Box): boolean {
  return sameBox({ ...a, x: 0, y: 0 }, { ...b, x: 0, y: 0 }, 50) || overlap(a, b) || sharesSide(a, b);
}

function sharesSide(a: Box, b: Box): boolean {
  return (a.x === b.x && a.width === b.width) || (a.y === b.y && a.height === b.height);
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function changeOf(job: Job, [a, b]: MarkPair, blind: readonly Blind[]): Explained[] {
  const [before, after] = [job.old.marks[a]!, job.now.marks[b]!];
  const details = detailsOf(before, after, job.precision, blind.includes('pictures'));
  if (details.length === 0) return [];
  const kind = after.kind === 'image' ? 'picture' : 'mark-changed';
  const by = { x: after.box.x - before.box.x, y: after.box.y - before.box.y };
  return [
    {
      change: {
        kind,
        of: after.kind,
        role: after.role,
        old: whereBox(job.old, before.box, before.frame),
        new: whereBox(job.now, after.box, after.frame),
        details,
        ...(by.x === 0 && by.y === 0 ? {} : { by }),
      },
      old: { ...NOTHING, marks: [a] },
      new: { ...NOTHING, marks: [b] },
    },
  ];
}

function detailsOf(a: SheetMark, b: SheetMark, precision: number, ignorePictures: boolean): Detail[] {
  const details: Detail[] = [];
  const note = (what: Detail['what'], old: string, now: string) => {
    if (old !== now) details.push({ what, old, new: now });
  };
  if (!ignorePictures) {
    if (a.image !== b.image) {
      const name = (mark: SheetMark) => `${mark.file}#${mark.image.slice(0, 8)}`;
      details.push({ what: 'picture', old: name(a), new: name(b) });
    }
    note('crop', a.crop, b.crop);
    note('alt', a.alt, b.alt);
  }
  if (!sameBox(a.box, b.box, precision)) note('box', boxText(a.box), boxText(b.box));
  note('fill', a.fill, b.fill);
  note('stroke', a.stroke, b.stroke);
  note('shape', a.shape, b.shape);
  note('paint', a.layer, b.layer);
  return details;
}

function appeared(kind: 'mark-added' | 'mark-removed', sheet: Sheet, index: number): Explained {
  const mark = sheet.marks[index]!;
  const side = kind === 'mark-added' ? 'new' : 'old';
  const touched = { ...NOTHING, marks: [index] };
  const looks = mark.kind === 'image' ? mark.file : mark.fill || mark.stroke;
  return {
    change: {
      kind,
      of: mark.kind,
      role: mark.role,
      [side]: whereBox(sheet, mark.box, mark.frame),
      [side === 'new' ? 'after' : 'before']: looks,
    },
    old: side === 'old' ? touched : NOTHING,
    new: side === 'new' ? touched : NOTHING,
  };
}

/** Marks that lie on each other and were painted the other way round before. */
function flips({ old, now, pairs }: Job): Explained[] {
  const sorted = [...pairs].sort((a, b) => a[1] - b[1]);
  return sorted.flatMap(([a, b], i) => {
    const covered = sorted
      .slice(i + 1)
      .find(([other, over]) => other < a && overlap(now.marks[over]!.box, now.marks[b]!.box));
    if (!covered) return [];
    return [
      {
        change: {
          kind: 'order',
          of: now.marks[b]!.kind,
          old: whereBox(old, old.marks[a]!.box, old.marks[a]!.frame),
          new: whereBox(now, now.marks[b]!.box, now.marks[b]!.frame),
        },
        old: { ...NOTHING, marks: [a] },
        new: { ...NOTHING, marks: [b] },
      } satisfies Explained,
    ];
  });
}
