import type { Specimen } from './workshop.ts';

/** Every measure from 8 to 30 em; with half an em of indent too, which moves every break by half a character. */
export function sweep(text: string, more: Omit<Specimen, 'text'> = {}, from = 8): Specimen[] {
  const specimens: Specimen[] = [];
  for (let measure = from; measure <= 30; measure++) {
    for (const indent of [0, 0.5])
      specimens.push({ text, ...more, measure, style: { indent, ...more.style } });
  }
  return specimens;
}

/** One paragraph with marks of every class, no three of them in a row. */
export const MARKS =
  '渡口的灯亮了，船工说：“今天开船！”老人、孩子、挑担的人都来了；有人问：“几点走？”答：《时刻表》上写着（见正面），照旧。' +
  '沿江公路／渡口一线，甲·乙两家，上海—南京的船，三～五月最忙；‘等一等’，他说，〔风大〕就不开了。【告示】贴在墙上：「准点」。';

/** Dashes and ellipses. */
export const LONG =
  '他停了停——船还没有靠岸——又说……灯在雾里一明一暗……像一个人眨眼——许多人都看见了……后来风小了——船开了……岸上的人散了——灯还亮着……';

/** Numbers with what belongs to them. */
export const NUMBERS =
  '全年渡客1234567人次，增长12.5%，票价￥3.50不变，水位−2.75米，气温38℃，误差±0.5，满载率99.9‰，海外收入€1,200.00，坡度15°，比去年多3,456,789人次，又降了−10.5%。';

/** Han and Latin mixed. */
export const MIXED =
  '渡口装了GPS终端和4G基站，船上用LED灯，广播说Good morning，老人听不懂English，却认得SOS；新船叫Star，马力300匹，航速15节，配VHF电台，从A岸到B岸只要8分钟。';

/** Plain Han, no marks: each line is exactly full at whole measures. */
export const PLAIN = '渡口的灯亮着船工在岸边等人来坐船过河去赶集卖菜上学看病走亲戚';
