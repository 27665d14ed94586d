import { describe, expect, it } from 'vitest';
import { mergeStories } from '../../src/import/merge/merge.ts';

const base = `# 小站的灯亮到末班车

## 记城南公交站值班员

城南公交站的灯，每天亮到最后一班车进站。这盏灯亮了二十年，换过四任值班员。

老何的班从下午三点到夜里十一点半，谁哪天没来，他要打电话问一声。

一本借出去的书

站里有热水，有针线，有一本借出去总能回来的书。

末班车开走以后，老何把灯关上，锁门回家。
`;

const mine = `# 小站的灯|亮到末班车

## 记城南公交站值班员

城南公交站的灯，每天亮到**最后一班车**进站。这盏灯亮了二十年，换过四任值班员。

:::quote{speaker=老何}
谁哪天没来，|他要打电话问一声
:::

老何的班从下午三点到夜里十一点半，谁哪天没来，他要打电话问一声。

### 一本借出去的书

站里有:hei[热水]，有针线，有一本借出去总能回来的书。

末班车开走以后，老何把灯关上，锁门回家。
`;

const told = (merged: ReturnType<typeof mergeStories>) =>
  merged.notes.map(({ kind, changes, line }) =>
    `${kind} ${line ?? '-'} ${changes.map(({ from, to }) => `${from}→${to}`).join(' ')}`.trim(),
  );

describe('the second Word file', () => {
  it('that is the same changes nothing', () => {
    expect(mergeStories(mine, base, base)).toEqual({ text: mine, notes: [] });
  });

  it('brings the rows of its tables; what the hand wrote in the braces stays', () => {
    const table = (attributes: string, trips: string) =>
      `首段的话。\n\n:::table${attributes}\n班次|趟数\n早班|${trips}\n:::\n\n末段的话。\n`;
    const merged = mergeStories(table('{caption=三班}', '12'), table('', '15'), table('', '12'));
    expect(merged.text).toBe(table('{caption=三班}', '15'));
    expect(told(merged)).toEqual(['changed 3 12→15']);
    const clash = mergeStories(table('', '13'), table('', '15'), table('', '12'));
    expect(clash.text).toContain('早班|13:query[手改过，新稿也改了，新稿：“班次｜趟数 / 早班｜15”]\n:::');
    expect(told(clash)).toEqual(['conflict 3 13→15']);
    expect(mergeStories(table('{caption=三班}', '12'), table('', '12'), table('', '12')).notes).toEqual([]);
  });

  it('brings its words; breaks, emphasis, fonts, quotes and subheads made by hand stay', () => {
    const now = base
      .replace('小站的灯亮到末班车', '小站的灯火亮到末班车')
      .replace('最后一班车进站。这盏灯亮了二十年', '最后一班车离站。这盏灯亮了二十一年')
      .replace('有针线', '有针线盒');
    const merged = mergeStories(mine, now, base);
    expect(merged.text).toBe(
      mine
        .replace('小站的灯|亮', '小站的灯火|亮')
        .replace('**进站。这盏灯亮了二十年', '**离站。这盏灯亮了二十一年')
        .replace('有针线', '有针线盒'),
    );
    expect(told(merged)).toEqual([
      'changed 1 的灯亮到→的灯火亮到',
      'changed 5 进→离 二十年，→二十一年，',
      'changed 15 针线，有→针线盒，有',
    ]);
  });

  it('may add, cut and move paragraphs', () => {
    const paragraphs = base.trimEnd().split('\n\n');
    const [title, deck, lamp, shift, head, things, end] = paragraphs as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const now = [title, deck, shift, lamp, '新来的一段：雪下了一夜。', head, things].join('\n\n');
    const merged = mergeStories(mine, `${now}\n`, base);
    expect(merged.text).toContain('四任值班员。\n\n新来的一段：雪下了一夜。\n\n:::quote');
    expect(merged.text).not.toContain(end);
    expect(merged.text.indexOf('老何的班')).toBeLessThan(merged.text.indexOf('**最后一班车**'));
    expect(merged.notes.map(({ kind }) => kind).sort()).toEqual(['added', 'moved', 'removed']);
  });

  it('does not undo what was changed by hand: that is kept, told and asked', () => {
    const edited = mine.replace('换过四任值班员', '换过五任值班员').replace('锁门回家', '锁好门回家');
    const now = base.replace('换过四任值班员', '换过六任值班员').replace('关上', '关掉');
    const merged = mergeStories(edited, now, base);
    expect(merged.text).toContain('换过五任值班员。:query[手改之处与新稿不同，新稿：“年，换过六任值班员”]');
    expect(merged.text).toContain('老何把灯关掉，锁好门回家。');
    expect(told(merged)).toEqual(['conflict 5 年，换过五任值班员→年，换过六任值班员', 'changed 17 上→掉']);
    expect(mergeStories(merged.text, now, now)).toEqual({ text: merged.text, notes: [] });
  });

  it('keeps numbers whole: two changes of one number are a conflict, never a third number', () => {
    const [before, hand, file] = [
      '全年1500人次。开头的话。',
      '全年1600人次。开头的话。',
      '全年1505人次。开头的话。',
    ];
    const merged = mergeStories(hand, file, before);
    expect(merged.text).toContain('全年1600人次');
    expect(merged.text).toContain('“全年1505人次。开”');
  });

  it('does not bring back a question that was settled, and brings new ones', () => {
    const asked = base.replace('四任', '四:query[王编辑：几任？]任');
    const now = asked.replace('针线，', '针线:query[王编辑：核对]，');
    const merged = mergeStories(mine, now, asked);
    expect(merged.text).toBe(mine.replace('针线，', '针线:query[王编辑：核对]，'));
  });

  it('does not bring back a paragraph that was cut by hand, but tells when its words are new', () => {
    const cut = mine.replace('\n\n末班车开走以后，老何把灯关上，锁门回家。', '');
    expect(mergeStories(cut, base, base)).toEqual({ text: cut, notes: [] });
    const { text, notes } = mergeStories(cut, base.replace('锁门', '锁好门'), base);
    expect(text).toBe(cut);
    expect(notes.map(({ kind }) => kind)).toEqual(['conflict']);
  });

  it('without a base takes all new words, and keeps what only the story has', () => {
    const now = base.replace('四任', '五任');
    const merged = mergeStories(`${mine.trimEnd()}\n\n编辑自己加的一段话在这里。\n`, now, undefined);
    expect(merged.text).toContain('换过五任');
    expect(merged.text).toContain(':::quote{speaker=老何}');
    expect(merged.text).toContain('编辑自己加的一段话在这里。');
    expect(told(merged)).toEqual(['changed 5 四→五', 'kept 19']);
  });

  it('keeps notes, escapes and Windows line ends', () => {
    const first = '# 题\n\n> 编者按 开头的按语写在这里。\n\n价格是\\*三元\\*一份，一天三百份。\n';
    const edited = first.replaceAll('\n', '\r\n').replace('三百份', '**三百份**');
    const merged = mergeStories(edited, first.replace('三元', '四元').replace('按语', '几句按语'), first);
    expect(merged.text).toBe(edited.replace('三元', '四元').replace('按语', '几句按语'));
  });

  describe('may end paragraphs elsewhere', () => {
    const one = '灯亮着，等车的人心里就踏实。';
    const two = '老何从下午三点守到夜里十一点半，二十年没有误过一天。';
    const tail = '末班车开走以后，老何把灯关上。';
    const whole = `${one}${two}\n\n${tail}\n`;
    const apart = `${one}\n\n${two}\n\n${tail}\n`;
    it('marks stay on both sides of a new end, words changed by hand too', () => {
      const hand = whole
        .replace('踏实', '**踏实**')
        .replace('老何从', ':framed[老何]从')
        .replace('一天', '一班');
      const merged = mergeStories(hand, apart, whole);
      expect(merged.text).toBe(
        apart.replace('踏实', '**踏实**').replace('老何从', ':framed[老何]从').replace('一天', '一班'),
      );
      expect(told(merged)).toEqual(['split 1']);
    });
    it('and where two became one; a quote that the hand put between them follows', () => {
      const quote = ':::quote\n等车的人心里就踏实\n:::';
      const hand = apart.replace('误过', '**误过**').replace(`${one}\n\n`, `${one}\n\n${quote}\n\n`);
      const merged = mergeStories(hand, whole, apart);
      expect(merged.text).toBe(`${one}${two.replace('误过', '**误过**')}\n\n${quote}\n\n${tail}\n`);
      expect(told(merged)).toEqual(['joined 1']);
    });
    it('words that changed at the same time are told with it', () => {
      const merged = mergeStories(whole, apart.replace('二十年', '二十一年'), whole);
      expect(merged.text).toBe(apart.replace('二十年', '二十一年'));
      expect(told(merged)).toEqual(['split 1', 'changed 3 二十年没→二十一年没']);
    });
    it('what the hand has split or joined already is not done twice', () => {
      expect(mergeStories(apart, apart, whole).text).toBe(apart);
      expect(mergeStories(whole, whole, apart).text).toBe(whole);
    });
    it('a subhead that the hand put between two paragraphs keeps them apart', () => {
      const hand = apart.replace(`${one}\n\n`, `${one}\n\n### 一盏灯\n\n`);
      const merged = mergeStories(hand, whole, apart);
      expect(merged.text).toContain('### 一盏灯');
      expect(merged.notes).not.toEqual([]);
    });
    it('a mark over the place is not torn', () => {
      const hand = whole.replace(
        `${one}${two}`,
        `${one.slice(0, -3)}**${one.slice(-3)}老何**${two.slice(2)}`,
      );
      const merged = mergeStories(hand, apart, whole);
      expect(merged.text.match(/\*\*/g)?.length ?? 0).toBe(2);
    });
  });
});
