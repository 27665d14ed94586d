import type { ImageItem } from '../../scene/types.ts';
import type { Hit, InBoth } from './rule.ts';
import { layoutRule } from './rule.ts';
import { bottom, right, type Sheet, sharedHeight, sharedWidth } from './sheet.ts';

const TOUCHED = { zh: '说明紧贴别的标题', en: 'another head stands close under the caption' };

/** A picture without caption or credit, a caption wider than its picture, or a foreign head at its caption. */
export const caption = layoutRule({
  id: 'L27',
  code: 'layout-caption',
  zh: '图片说明',
  en: 'caption',
  level: 'warning',
  limits: { lines: { value: 0.5, zh: '说明下至少空几行', en: 'lines of white below a caption' } },
  check(sheet, { lines }) {
    return sheet.pictures
      .filter((picture) => picture.alt !== '' && !isBackground(sheet, picture))
      .flatMap(({ frame, box }): Hit[] => {
        const own = sheet.lines.filter((line) => line.frame === frame);
        const words = own.filter(({ kind }) => kind === 'caption');
        const at = (b: InBoth): Hit => ({ frame, a: frame, b });
        const lacks = [
          ...(words.length === 0 ? [{ zh: '缺图片说明', en: 'it has no caption' }] : []),
          ...(own.some(({ kind }) => kind === 'credit')
            ? []
            : [{ zh: '缺摄影署名', en: 'it has no credit' }]),
          ...(words.some((line) => right(line.box) > right(box) + 500)
            ? [{ zh: '说明比图宽', en: 'the caption is wider than the picture' }]
            : []),
        ];
        const foot = Math.max(bottom(box), ...own.map((line) => bottom(line.box)));
        const touched = sheet.heads.some(
          (head) =>
            sharedWidth(head.box, box) > 0 &&
            head.box.y >= foot - 1 &&
            head.box.y - foot < lines * sheet.pitch,
        );
        return [...lacks, ...(touched ? [TOUCHED] : [])].map(at);
      });
  },
});

/** Under the words of another frame a picture is a ground and has no caption. */
function isBackground(sheet: Sheet, { frame, box }: ImageItem): boolean {
  return sheet.lines.some(
    (line) => line.frame !== frame && sharedWidth(line.box, box) > 0 && sharedHeight(line.box, box) > 1000,
  );
}
