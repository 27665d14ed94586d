import type { Lang } from '../problems/problem.ts';
import { MM } from '../units.ts';
import type { Change, ChangeKind, Detail, Push, SceneChanges, Where } from './changes.ts';

/** One entry of the list in words. */
export interface ToldChange {
  readonly id: string;
  /** Number in the list, from 1. */
  readonly number: number;
  /** What it is, in a word or two. */
  readonly label: string;
  /** Where: columns and lines of the new page, of the old one for what is gone. */
  readonly place: string;
  readonly sentence: string;
}

/** The list for people. */
export interface ToldChanges {
  readonly entries: readonly ToldChange[];
  /** That nothing changed, or that nothing else did; with what could not be compared. */
  readonly closing: readonly string[];
}

/** Puts the differences of two pages into words. */
export function tellChanges({ changes, blind }: SceneChanges, lang: Lang): ToldChanges {
  const entries = changes.map((change, index) => tellChange(change, index + 1, lang));
  const words = WORDS[lang];
  const unknown = changes.some(({ kind }) => kind === 'other');
  const end = changes.length === 0 ? words.nothing : unknown ? words.unknown : words.nothingElse;
  return { entries, closing: [end, ...blind.map((what) => words.blind[what])] };
}

/** One entry in words. */
export function tellChange(change: Change, number: number, lang: Lang): ToldChange {
  const words = WORDS[lang];
  const where = change.new ?? change.old;
  return {
    id: change.id,
    number,
    label: words.labels[change.kind],
    place: where ? placeText(where, lang) : '',
    sentence: words.sentence(change),
  };
}

/** A place in columns and lines of the page, or in mm where a page has no grid there. */
export function placeText({ columns, lines, box, flows }: Where, lang: Lang): string {
  const { at, span, to } = WORDS[lang];
  if (!columns || !lines) return at(mm(box.x), mm(box.y));
  if (!flows) return span(columns, lines);
  const place = (n: 0 | 1) => span([columns[n], columns[n]], [lines[n], lines[n]]);
  return `${place(0)}${to}${place(1)}`;
}

/** 1/1000 pt as mm with two decimals at most. */
export function mm(mpt: number): string {
  return String(Math.round((mpt / 1000 / MM) * 100) / 100);
}

/** 1/1000 pt as pt. */
function pt(mpt: number | string): string {
  return String(Number(mpt) / 1000);
}

interface TellWords {
  readonly labels: Readonly<Record<ChangeKind, string>>;
  readonly nothing: string;
  readonly nothingElse: string;
  readonly unknown: string;
  readonly blind: Readonly<Record<SceneChanges['blind'][number], string>>;
  span(columns: readonly [number, number], lines: readonly [number, number]): string;
  at(x: string, y: string): string;
  readonly to: string;
  sentence(change: Change): string;
}

const KINDS_ZH: Readonly<Record<string, string>> = {
  body: '正文',
  subhead: '小标题',
  byline: '署名',
  'editor-note': '编者按',
  kicker: '引题',
  title: '主题',
  subtitle: '副题',
  quote: '摘句',
  figure: '数说',
  figures: '数说',
  label: '标签',
  caption: '图片说明',
  credit: '图片署名',
  folio: '报眉',
  headline: '标题',
  text: '文字',
  image: '图片',
  rule: '线',
  rect: '线、底色',
  path: '图形',
  shape: '图形',
};

const WHAT_ZH: Readonly<Record<Detail['what'], string>> = {
  size: '字号',
  font: '字体',
  color: '颜色',
  scale: '字宽',
  glyph: '字形',
  turned: '竖排里的字横竖',
  picture: '图片文件',
  box: '位置、大小',
  crop: '裁切',
  alt: '替代文字',
  fill: '颜色',
  stroke: '线的颜色',
  shape: '形状',
  bleed: '出血',
  title: '版名',
  language: '语言',
  grid: '栏行格子',
  'font-file': '字体文件',
  queries: '存疑',
  'story-file': '稿件文件',
  paint: '上下层',
};

const zh: TellWords = {
  labels: {
    page: '纸张',
    'story-added': '加稿',
    'story-removed': '撤稿',
    'frame-added': '加框',
    'frame-removed': '撤框',
    'frame-moved': '移框',
    words: '文字',
    'paragraph-added': '加段',
    'paragraph-removed': '删段',
    'paragraph-moved': '移段',
    'paragraph-joined': '接段',
    'paragraph-parted': '分段',
    'head-resized': '标题字号',
    'head-rebroken': '标题断行',
    style: '字样',
    picture: '图片',
    'mark-added': '加线、底',
    'mark-removed': '去线、底',
    'mark-changed': '改线、底',
    lines: '移行',
    order: '上下层',
    unseen: '不印出来的',
    other: '其他变化',
  },
  nothing: '两版一样，没有变化',
  nothingElse: '除上列外，版面无变化',
  unknown: '标“其他变化”的地方说不出是什么变了，请在图上看',
  blind: {
    pictures: '一边是排版数据，一边是 PDF：图片只比了位置，没有比内容',
    frames: '有一边是 PDF，没有框名和栏行，位置按版面上看得见的比',
  },
  span: (columns, lines) => `第${range(columns, '—')}栏第${range(lines, '—')}行`,
  at: (x, y) => `左${x}、上${y}毫米`,
  to: '到',
  sentence: sentenceZh,
};

function sentenceZh(change: Change): string {
  const { kind, before = '', after = '', count = 0, details = [] } = change;
  const name = KINDS_ZH[change.of ?? ''] ?? '';
  const subject = subjectZh(change);
  const frame = (change.new ?? change.old)?.frame ?? '';
  switch (kind) {
    case 'words':
      return `${subject}：${editZh(before, after)}${contextOf(change, '，')}`;
    case 'paragraph-added':
      return `${subject}：加“${clip(after)}”（${lengthOf(after)} 字）`;
    case 'paragraph-removed':
      return `${subject}：删“${clip(before)}”（${lengthOf(before)} 字）`;
    case 'paragraph-moved':
      return `${subject}：“${clip(after)}”从${change.old ? placeText(change.old, 'zh') : ''}移来，字没有改`;
    case 'paragraph-joined':
      return `${subject}：几段并成一段，字没有改`;
    case 'paragraph-parted':
      return `${subject}：一段分成几段，字没有改`;
    case 'story-added':
    case 'story-removed':
      return `稿件 ${change.story}：${kind === 'story-added' ? '新上版' : '撤下'}，“${clip(after || before)}”（${count} 字）`;
    case 'frame-added':
    case 'frame-removed':
      return `${name}框 ${frame} ${kind === 'frame-added' ? '新加' : '撤去'}${before || after ? `，“${before || after}”` : ''}`;
    case 'frame-moved':
      return `${name}框 ${frame}${change.story ? `（稿件 ${change.story}）` : ''}：${fromTo(change, 'zh')}`;
    case 'head-resized':
      return `${name}${details.map((one) => ` ${pt(one.old)} 点 → ${pt(one.new)} 点`)}${before ? `，断行“${before}” → “${after}”` : ''}`;
    case 'head-rebroken':
      return `${name}断行：“${before}” → “${after}”`;
    case 'style':
      return `${subject}：${details.map((one) => detailZh(one)).join('，')}（“${after}”，${count} 字）`;
    case 'picture':
      return `图片${frame ? ` ${frame}` : ''}：${details.map((one) => detailZh(one)).join('，')}`;
    case 'mark-added':
    case 'mark-removed':
      return `${kind === 'mark-added' ? '加' : '去'}${name}${frame ? `（框 ${frame}）` : ''} ${inkZh(before || after)}`;
    case 'mark-changed':
      return `${name}${frame ? `（框 ${frame}）` : ''}：${details.map((one) => detailZh(one)).join('，')}`;
    case 'lines':
      return `${subject}：${pushZh(change.push!, count)}`;
    case 'order':
      return `${name}${frame ? `（框 ${frame}）` : ''}：谁压着谁变了`;
    case 'page':
    case 'unseen':
      return details.map((one) => detailZh(one)).join('，');
    case 'other':
      return '这里和原来不一样';
  }
}

function subjectZh({ of, story, paragraph, kind }: Change): string {
  const name = KINDS_ZH[of ?? ''] ?? '';
  const isPart = paragraph !== undefined && story !== undefined && kind !== 'style';
  return `${story === undefined ? '' : `稿件 ${story} `}${name}${isPart ? `第${paragraph}段` : ''}`;
}

function editZh(before: string, after: string): string {
  if (before === '') return `加“${clip(after, 60)}”`;
  if (after === '') return `删“${clip(before, 60)}”`;
  return `“${clip(before, 60)}” → “${clip(after, 60)}”`;
}

function detailZh({ what, old, new: now }: Detail): string {
  const name = WHAT_ZH[what];
  switch (what) {
    case 'size':
      return old.includes(' ')
        ? `尺寸 ${sizeText(old)} → ${sizeText(now)} 毫米`
        : `${name} ${pt(old)} 点 → ${pt(now)} 点`;
    case 'bleed':
      return `${name} ${mm(Number(old))} → ${mm(Number(now))} 毫米`;
    case 'color':
    case 'fill':
    case 'stroke':
      return `${name} ${inkZh(old)} → ${inkZh(now)}`;
    case 'scale':
      return `${name} ${Number(old) / 10}% → ${Number(now) / 10}%`;
    case 'box':
      return `${name} ${boxChange(old, now, 'zh')}`;
    case 'picture':
      return `换了图片 ${old.replace(/#.*$/, '')} → ${now.replace(/#.*$/, '')}`;
    case 'crop':
      return '裁切变了';
    case 'font':
    case 'title':
    case 'language':
    case 'queries':
    case 'alt':
      return `${name} “${clip(old)}” → “${clip(now)}”`;
    default:
      return `${name}变了`;
  }
}

function inkZh(ink: string): string {
  if (ink === '') return '无';
  if (ink === '0 0 0 100') return '黑';
  if (ink === '0 0 0 0') return '纸白';
  return inkText(ink);
}

function pushZh(push: Push, count: number): string {
  const cause = push.pushed ? '因前面改动，' : '';
  return `${cause}${count} 行${wayZh(push)}`;
}

function wayZh(push: Push): string {
  const { whole, rebroken, over, rows, down, right } = push;
  const parts: string[] = [];
  if (rows !== undefined && rows !== 0 && isStill(right)) {
    parts.push(`${rows > 0 ? '下移' : '上移'} ${Math.abs(rows)} 行`);
  } else if (down && whole > over) {
    parts.push(...distances(down, right, 'zh'));
  }
  if (over > 0) parts.push(`其中 ${over} 行到了邻栏`);
  if (rebroken > 0) parts.push(whole > 0 ? `${rebroken} 行重新断行` : '重新断行');
  return parts.length === 0 ? '移动' : parts.join('，');
}

const KINDS_EN: Readonly<Record<string, string>> = {
  body: 'body',
  subhead: 'subhead',
  byline: 'byline',
  'editor-note': 'editor’s note',
  kicker: 'kicker',
  title: 'main head',
  subtitle: 'deck',
  quote: 'pull quote',
  figure: 'figures',
  figures: 'figures',
  label: 'label',
  caption: 'caption',
  credit: 'credit',
  folio: 'folio',
  headline: 'headline',
  text: 'text',
  image: 'picture',
  rule: 'rule',
  rect: 'rule or tint',
  path: 'shape',
  shape: 'shape',
};

const WHAT_EN: Readonly<Record<Detail['what'], string>> = {
  size: 'size',
  font: 'font',
  color: 'colour',
  scale: 'width of type',
  glyph: 'form of the glyphs',
  turned: 'way that characters are turned',
  picture: 'picture file',
  box: 'place or size',
  crop: 'crop',
  alt: 'words for readers',
  fill: 'colour',
  stroke: 'colour of the line',
  shape: 'shape',
  bleed: 'bleed',
  title: 'title',
  language: 'language',
  grid: 'grid',
  'font-file': 'font files',
  queries: 'queries',
  'story-file': 'story files',
  paint: 'layer',
};

const en: TellWords = {
  labels: {
    page: 'paper',
    'story-added': 'story in',
    'story-removed': 'story out',
    'frame-added': 'frame in',
    'frame-removed': 'frame out',
    'frame-moved': 'frame moved',
    words: 'words',
    'paragraph-added': 'paragraph in',
    'paragraph-removed': 'paragraph out',
    'paragraph-moved': 'paragraph moved',
    'paragraph-joined': 'paragraphs joined',
    'paragraph-parted': 'paragraph parted',
    'head-resized': 'head size',
    'head-rebroken': 'head break',
    style: 'type',
    picture: 'picture',
    'mark-added': 'rule in',
    'mark-removed': 'rule out',
    'mark-changed': 'rule changed',
    lines: 'lines moved',
    order: 'layers',
    unseen: 'not printed',
    other: 'other change',
  },
  nothing: 'Both pages are the same, nothing changed',
  nothingElse: 'Nothing else on the page changed',
  unknown: 'What “other change” is cannot be told: look at its place in the picture',
  blind: {
    pictures: 'One side is a scene, the other a PDF: of pictures only the places were compared',
    frames: 'One side is a PDF, which has no names of frames and no grid: places were compared as they show',
  },
  span: (columns, lines) =>
    `column${columns[0] === columns[1] ? '' : 's'} ${range(columns, '–')}, line${lines[0] === lines[1] ? '' : 's'} ${range(lines, '–')}`,
  at: (x, y) => `${x} mm from the left, ${y} mm from the top`,
  to: ' to ',
  sentence: sentenceEn,
};

function sentenceEn(change: Change): string {
  const { kind, before = '', after = '', count = 0, details = [] } = change;
  const name = KINDS_EN[change.of ?? ''] ?? '';
  const subject = subjectEn(change);
  const frame = (change.new ?? change.old)?.frame ?? '';
  switch (kind) {
    case 'words':
      return `${subject}: ${editEn(before, after)}${contextOf(change, ', ')}`;
    case 'paragraph-added':
      return `${subject}: “${clip(after)}” added (${lengthOf(after)} characters)`;
    case 'paragraph-removed':
      return `${subject}: “${clip(before)}” removed (${lengthOf(before)} characters)`;
    case 'paragraph-moved':
      return `${subject}: “${clip(after)}” moved here from ${change.old ? placeText(change.old, 'en') : ''}, words as they were`;
    case 'paragraph-joined':
      return `${subject}: paragraphs run together, words as they were`;
    case 'paragraph-parted':
      return `${subject}: a paragraph parted, words as they were`;
    case 'story-added':
    case 'story-removed':
      return `story ${change.story} ${kind === 'story-added' ? 'is new on the page' : 'is gone'}: “${clip(after || before)}” (${count} words)`;
    case 'frame-added':
    case 'frame-removed':
      return `${name} frame ${frame} ${kind === 'frame-added' ? 'added' : 'removed'}${before || after ? `: “${before || after}”` : ''}`;
    case 'frame-moved':
      return `${name} frame ${frame}${change.story ? ` (story ${change.story})` : ''}: ${fromTo(change, 'en')}`;
    case 'head-resized':
      return `${name}${details.map((one) => ` ${pt(one.old)} pt → ${pt(one.new)} pt`)}${before ? `, breaks “${before}” → “${after}”` : ''}`;
    case 'head-rebroken':
      return `${name} breaks: “${before}” → “${after}”`;
    case 'style':
      return `${subject}: ${details.map((one) => detailEn(one)).join(', ')} (“${after}”, ${count} characters)`;
    case 'picture':
      return `picture${frame ? ` ${frame}` : ''}: ${details.map((one) => detailEn(one)).join(', ')}`;
    case 'mark-added':
    case 'mark-removed':
      return `${name}${frame ? ` of frame ${frame}` : ''} ${kind === 'mark-added' ? 'added' : 'removed'}, ${inkEn(before || after)}`;
    case 'mark-changed':
      return `${name}${frame ? ` of frame ${frame}` : ''}: ${details.map((one) => detailEn(one)).join(', ')}`;
    case 'lines':
      return `${subject}: ${pushEn(change.push!, count)}`;
    case 'order':
      return `${name}${frame ? ` of frame ${frame}` : ''}: what lies on top changed`;
    case 'page':
    case 'unseen':
      return details.map((one) => detailEn(one)).join(', ');
    case 'other':
      return 'something is not as it was';
  }
}

function subjectEn({ of, story, paragraph, kind }: Change): string {
  const name = KINDS_EN[of ?? ''] ?? '';
  const isPart = paragraph !== undefined && story !== undefined && kind !== 'style';
  return `${story === undefined ? '' : `story ${story}, `}${name}${isPart ? `, paragraph ${paragraph}` : ''}`;
}

function editEn(before: string, after: string): string {
  if (before === '') return `“${clip(after, 60)}” added`;
  if (after === '') return `“${clip(before, 60)}” removed`;
  return `“${clip(before, 60)}” → “${clip(after, 60)}”`;
}

function detailEn({ what, old, new: now }: Detail): string {
  const name = WHAT_EN[what];
  switch (what) {
    case 'size':
      return old.includes(' ')
        ? `size ${sizeText(old)} → ${sizeText(now)} mm`
        : `${name} ${pt(old)} pt → ${pt(now)} pt`;
    case 'bleed':
      return `${name} ${mm(Number(old))} → ${mm(Number(now))} mm`;
    case 'color':
    case 'fill':
    case 'stroke':
      return `${name} ${inkEn(old)} → ${inkEn(now)}`;
    case 'scale':
      return `${name} ${Number(old) / 10}% → ${Number(now) / 10}%`;
    case 'box':
      return `${name} ${boxChange(old, now, 'en')}`;
    case 'picture':
      return `another picture, ${old.replace(/#.*$/, '')} → ${now.replace(/#.*$/, '')}`;
    case 'font':
    case 'title':
    case 'language':
    case 'queries':
    case 'alt':
      return `${name} “${clip(old)}” → “${clip(now)}”`;
    default:
      return `${name} changed`;
  }
}

function inkEn(ink: string): string {
  if (ink === '') return 'none';
  if (ink === '0 0 0 100') return 'black';
  if (ink === '0 0 0 0') return 'white of the paper';
  return inkText(ink);
}

function pushEn(push: Push, count: number): string {
  const cause = push.pushed ? 'pushed by what changed before: ' : '';
  return `${cause}${count} line${count === 1 ? '' : 's'} ${wayEn(push)}`;
}

function wayEn({ whole, rebroken, over, rows, down, right }: Push): string {
  const parts: string[] = [];
  if (rows !== undefined && rows !== 0 && isStill(right)) {
    parts.push(`${rows > 0 ? 'down' : 'up'} by ${Math.abs(rows)} line${Math.abs(rows) === 1 ? '' : 's'}`);
  } else if (down && whole > over) {
    parts.push(...distances(down, right, 'en'));
  }
  if (over > 0) parts.push(`${over} of them into another leg`);
  if (rebroken > 0) parts.push(whole > 0 ? `${rebroken} broken anew` : 'broken anew');
  return parts.length === 0 ? 'moved' : parts.join(', ');
}

const WORDS: Readonly<Record<Lang, TellWords>> = { zh, en };

function isStill(way: readonly [number, number] | undefined): boolean {
  return way === undefined || (way[0] === 0 && way[1] === 0);
}

function distances(down: readonly [number, number], right: Push['right'], lang: Lang): string[] {
  const say = (way: readonly [number, number], names: readonly [string, string]) => {
    if (way[0] === 0 && way[1] === 0) return [];
    const [name] = way[0] + way[1] > 0 ? names : [names[1]];
    const [least, most] = [Math.min(...way.map(Math.abs)), Math.max(...way.map(Math.abs))];
    const isMixed = way[0] * way[1] < 0;
    const unit = lang === 'zh' ? '点' : 'pt';
    return [`${name} ${least === most || isMixed ? pt(most) : `${pt(least)}–${pt(most)}`} ${unit}`];
  };
  const names: readonly [readonly [string, string], readonly [string, string]] =
    lang === 'zh'
      ? [
          ['下移', '上移'],
          ['右移', '左移'],
        ]
      : [
          ['down by', 'up by'],
          ['right by', 'left by'],
        ];
  return [...say(down, names[0]), ...(right ? say(right, names[1]) : [])];
}

/** From where to where a frame went, and by how much where both are the same columns and lines. */
function fromTo(change: Change, lang: Lang): string {
  const { old, new: now } = change;
  if (!old || !now) return '';
  const [from, to] = [placeText(old, lang), placeText(now, lang)];
  const box = ({ box: { x, y, width, height } }: Where) => [x, y, width, height].join(' ');
  const exact = boxChange(box(old), box(now), lang);
  if (from === to) return `${from}${lang === 'zh' ? '，' : ', '}${exact}`;
  return lang === 'zh' ? `从${from}到${to}（${exact}）` : `from ${from} to ${to} (${exact})`;
}

/** What a box did: `x y width height` before and after. */
function boxChange(old: string, now: string, lang: Lang): string {
  const [x0, y0, w0, h0] = old.split(' ').map(Number) as [number, number, number, number];
  const [x1, y1, w1, h1] = now.split(' ').map(Number) as [number, number, number, number];
  const isZh = lang === 'zh';
  const unit = isZh ? '点' : 'pt';
  const parts: string[] = [];
  const say = (distance: number, names: readonly [string, string]) => {
    if (distance !== 0) parts.push(`${distance > 0 ? names[0] : names[1]} ${pt(Math.abs(distance))} ${unit}`);
  };
  say(x1 - x0, isZh ? ['右移', '左移'] : ['right by', 'left by']);
  say(y1 - y0, isZh ? ['下移', '上移'] : ['down by', 'up by']);
  say(w1 - w0, isZh ? ['加宽', '缩窄'] : ['wider by', 'narrower by']);
  say(h1 - h0, isZh ? ['加高', '减高'] : ['higher by', 'lower by']);
  return parts.join(isZh ? '，' : ', ');
}

function sizeText(size: string): string {
  return size
    .split(' ')
    .map((part) => mm(Number(part)))
    .join(' × ');
}

/** `0 100 100 0` as `M100 Y100`; an ink of its own by its name. */
function inkText(ink: string): string {
  const [own, process] = ink.split(' | ');
  if (process !== undefined) return `${own}%`;
  const parts = ink.split(' ').flatMap((part, i) => (part === '0' ? [] : [`${'CMYK'[i] ?? ''}${part}`]));
  return parts.join(' ');
}

function contextOf({ context, before = '', after = '' }: Change, comma: string): string {
  if (!context || (context[0] === '' && context[1] === '')) return '';
  const middle = after === '' ? '‸' : clip(after, 20);
  return before === '' && after === '' ? '' : `${comma}${context[0]}【${middle}】${context[1]}`;
}

function range([from, to]: readonly [number, number], dash: string): string {
  return from === to ? String(from) : `${from}${dash}${to}`;
}

/** A text that would fill the line is shown by its beginning. */
function clip(text: string, longest = 24): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
}

function lengthOf(text: string): number {
  return [...text.replace(/\s/g, '')].length;
}
