import { LINE_KIND_NAMES } from '../scene/kind-names.ts';
import type { Change, Detail, Push } from './changes.ts';
import {
  boxChange,
  boxNumbers,
  clip,
  contextOf,
  distances,
  inkText,
  isStill,
  lengthOf,
  type MoveWords,
  mm,
  type PlaceWords,
  placeIn,
  pt,
  range,
  sizeText,
  type TellWords,
} from './tell-words.ts';

const PLACE: PlaceWords = {
  span: (columns, lines) => `第${range(columns, '—')}栏第${range(lines, '—')}行`,
  at: (x, y) => `左${x}、上${y}毫米`,
  to: '到',
};

const MOVES: MoveWords = {
  right: ['右移', '左移'],
  down: ['下移', '上移'],
  wider: ['加宽', '缩窄'],
  higher: ['加高', '减高'],
  unit: '点',
  comma: '，',
};

const KINDS: Readonly<Record<string, string>> = {
  ...LINE_KIND_NAMES.zh,
  figures: '数说',
  headline: '标题',
  text: '文字',
  image: '图片',
  rule: '线',
  rect: '线、底色',
  qr: '二维码',
  path: '图形',
  shape: '图形',
};

const WHAT: Readonly<Record<Detail['what'], string>> = {
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

/** The list in Chinese. */
export const zh: TellWords = {
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
  ...PLACE,
  sentence: sentenceOf,
};

function sentenceOf(change: Change): string {
  const { kind, before = '', after = '', count = 0, details = [] } = change;
  const name = KINDS[change.of ?? ''] ?? '';
  const subject = subjectOf(change);
  const frame = (change.new ?? change.old)?.frame ?? '';
  switch (kind) {
    case 'words':
      return `${subject}：${editWords(before, after)}${contextOf(change, '，')}`;
    case 'paragraph-added':
      return `${subject}：加“${clip(after)}”（${lengthOf(after)} 字）`;
    case 'paragraph-removed':
      return `${subject}：删“${clip(before)}”（${lengthOf(before)} 字）`;
    case 'paragraph-moved':
      return `${subject}：“${clip(after)}”从${change.old ? placeIn(change.old, PLACE) : ''}移来，字没有改`;
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
      return `${name}框 ${frame}${change.story ? `（稿件 ${change.story}）` : ''}：${fromTo(change)}`;
    case 'head-resized':
      return `${name}${details.map((one) => ` ${pt(one.old)} 点 → ${pt(one.new)} 点`)}${before ? `，断行“${before}” → “${after}”` : ''}`;
    case 'head-rebroken':
      return `${name}断行：“${before}” → “${after}”`;
    case 'style':
      return `${subject}：${details.map((one) => detailWords(one)).join('，')}（“${after}”，${count} 字）`;
    case 'picture':
      return `图片${frame ? ` ${frame}` : ''}：${details.map((one) => detailWords(one)).join('，')}`;
    case 'mark-added':
    case 'mark-removed':
      return `${kind === 'mark-added' ? '加' : '去'}${name}${frame ? `（框 ${frame}）` : ''} ${inkOf(before || after)}`;
    case 'mark-changed':
      return `${name}${frame ? `（框 ${frame}）` : ''}：${details.map((one) => detailWords(one)).join('，')}`;
    case 'lines':
      return `${subject}：${pushWords(change.push!, count)}`;
    case 'order':
      return `${name}${frame ? `（框 ${frame}）` : ''}：谁压着谁变了`;
    case 'page':
    case 'unseen':
      return details.map((one) => detailWords(one)).join('，');
    case 'other':
      return '这里和原来不一样';
  }
}

function subjectOf({ of, story, paragraph, kind }: Change): string {
  const name = KINDS[of ?? ''] ?? '';
  const isPart = paragraph !== undefined && story !== undefined && kind !== 'style';
  return `${story === undefined ? '' : `稿件 ${story} `}${name}${isPart ? `第${paragraph}段` : ''}`;
}

function editWords(before: string, after: string): string {
  if (before === '') return `加“${clip(after, 60)}”`;
  if (after === '') return `删“${clip(before, 60)}”`;
  return `“${clip(before, 60)}” → “${clip(after, 60)}”`;
}

function detailWords({ what, old, new: now }: Detail): string {
  const name = WHAT[what];
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
      return `${name} ${inkOf(old)} → ${inkOf(now)}`;
    case 'scale':
      return `${name} ${Number(old) / 10}% → ${Number(now) / 10}%`;
    case 'box':
      return `${name} ${boxChange(old, now, MOVES)}`;
    case 'picture':
      // A PDF has no names of pictures, and makes their pixels anew for each size and crop.
      if (old.startsWith('#')) return '画面不同（换了图，或同一张图改了大小、裁切：PDF 里分不清）';
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

function inkOf(ink: string): string {
  if (ink === '') return '无';
  if (ink === '0 0 0 100') return '黑';
  if (ink === '0 0 0 0') return '纸白';
  return inkText(ink);
}

function pushWords(push: Push, count: number): string {
  const cause = push.pushed ? '因前面改动，' : '';
  return `${cause}${count} 行${wayOf(push)}`;
}

function wayOf(push: Push): string {
  const { whole, rebroken, over, rows, down, right } = push;
  const parts: string[] = [];
  if (rows !== undefined && rows !== 0 && isStill(right)) {
    parts.push(`${rows > 0 ? '下移' : '上移'} ${Math.abs(rows)} 行`);
  } else if (down && whole > over) {
    parts.push(...distances(down, right, MOVES));
  }
  if (over > 0) parts.push(`其中 ${over} 行到了邻栏`);
  if (rebroken > 0) parts.push(whole > 0 ? `${rebroken} 行重新断行` : '重新断行');
  return parts.length === 0 ? '移动' : parts.join('，');
}

/** From where to where a frame went, and by how much where both are the same columns and lines. */
function fromTo({ old, new: now }: Change): string {
  if (!old || !now) return '';
  const [from, to] = [placeIn(old, PLACE), placeIn(now, PLACE)];
  const exact = boxChange(boxNumbers(old), boxNumbers(now), MOVES);
  return from === to ? `${from}，${exact}` : `从${from}到${to}（${exact}）`;
}
