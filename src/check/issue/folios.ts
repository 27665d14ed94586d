import { onPage, type Problem, problem } from '../../problems/problem.ts';
import type { SceneFrame, TextItem } from '../../scene/types.ts';
import { chineseDate } from '../../spec/placeholders.ts';
import { type CheckedPage, numberOf } from './issue.ts';

/** A folio as it can be compared: where it stands, how it is set, and what it says less what differs by page. */
interface Folio {
  readonly page: CheckedPage;
  readonly frame: SceneFrame;
  readonly place: string;
  readonly type: string;
  readonly words: string;
}

/**
 * 报眉 alike on all pages: place, type and words. The parts of left-hand and right-hand pages may stand the other way
 * round; the first page, with the nameplate on it, may say something else.
 */
export function differentFolios(pages: readonly CheckedPage[]): Problem[] {
  const folios = pages.flatMap(folioOf);
  const model = folios[1] ?? folios[0];
  if (!model) return [];
  return folios.flatMap((one) => {
    if (one === model) return [];
    const isFirst = numberOf(one.page) === one.page.page.issue?.numbers[0];
    const faults = [
      ...(one.place === model.place ? [] : [{ zh: '位置', en: 'place' }]),
      ...(one.type === model.type ? [] : [{ zh: '字体字号', en: 'type' }]),
      ...(one.words === model.words || isFirst ? [] : [{ zh: '写法', en: 'wording' }]),
    ];
    if (faults.length === 0) return [];
    const params = {
      what: faults.map(({ zh }) => zh),
      whatEn: faults.map(({ en }) => en),
      other: numberOf(model.page),
    };
    const place = one.page.page.placeOf(['frames', one.frame.id]);
    return onPage(one.page.named, [problem('issue-folio-differs', params, place)]);
  });
}

function folioOf(page: CheckedPage): Folio[] {
  const { scene } = page;
  const frame = scene.frames.find(({ kind }) => kind === 'folio');
  if (!frame) return [];
  const lines = scene.lines.filter(({ kind }) => kind === 'folio');
  const items = scene.items.filter(
    (item): item is TextItem => item.kind === 'text' && item.frame === frame.id,
  );
  const { box } = frame;
  const type = [...new Set(items.map(({ font, size }) => `${font} ${size}`))].sort().join(', ');
  const words = lines.map(({ text }) => common(text, page)).sort();
  return [{ page, frame, place: `${box.y} ${box.height}`, type, words: words.join('\n') }];
}

/** A text with what differs from page to page replaced by its name. */
function common(text: string, { page }: CheckedPage): string {
  const { issue } = page;
  const values: readonly (readonly [string, string | undefined])[] = [
    ['{section}', issue?.section],
    ['{date}', issue?.data.date && chineseDate(issue.data.date)],
    ['{page}', issue?.number],
  ];
  return values.reduce((done, [name, value]) => (value ? done.replace(value, name) : done), text);
}
