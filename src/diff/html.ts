import { escapeHtml, htmlHead } from '../html.ts';
import type { Lang } from '../problems/problem.ts';
import type { Box } from '../scene/types.ts';
import type { SceneChanges } from './changes.ts';
import { VIEWER_SCRIPT } from './html-script.ts';
import { VIEWER_STYLE } from './html-style.ts';
import type { ToldChanges } from './tell.ts';

/** What the HTML shows of a pair of pages. */
export interface DiffView {
  readonly changes: SceneChanges;
  readonly told: ToldChanges;
  /** Absent where a page could not be drawn: then the list stands alone. */
  readonly pictures?: {
    /** `data:` addresses. */
    readonly old: string;
    readonly now: string;
    readonly faded: string;
    readonly strays: readonly Box[];
  };
}

/** What the whole file says. */
export interface DiffHead {
  readonly old: string;
  readonly now: string;
  readonly lang: Lang;
}

const WORDS = {
  zh: {
    title: '改了什么',
    list: '变化表',
    page: '版面',
    modes: { faded: '对照', new: '新版', old: '旧版', slide: '拉帘' },
    blink: '闪现',
    zoom: '缩放',
    slider: '拉帘位置',
    gone: '去掉的墨',
    came: '加上的墨',
    keys: '键：b 闪现，s 拉帘，n、p 下一处、上一处，+、- 缩放，0 整版',
    stray: '图上这里也不同，表里没有',
    strays: (n: number) => `图上另有 ${n} 处不同，表里没有，标“?”`,
    noPictures: '没有版面图',
    old: '旧版',
    now: '新版',
  },
  en: {
    title: 'What changed',
    list: 'List of changes',
    page: 'Page',
    modes: { faded: 'overlay', new: 'new', old: 'old', slide: 'curtain' },
    blink: 'blink',
    zoom: 'zoom',
    slider: 'place of the curtain',
    gone: 'ink removed',
    came: 'ink added',
    keys: 'Keys: b blink, s curtain, n and p next and previous, + and - zoom, 0 whole page',
    stray: 'the picture differs here too, the list does not tell it',
    strays: (n: number) =>
      `The picture differs in ${n} more place${n === 1 ? '' : 's'} that the list does not tell, marked “?”`,
    noPictures: 'No picture of the page',
    old: 'old',
    now: 'new',
  },
} as const;
type ViewWords = (typeof WORDS)[Lang];

/**
 * The list and the pictures as one file that opens from disk: numbered boxes on the page linked with the list, blink
 * and curtain. Nothing is loaded, and nothing runs but the script named by digest; all words are escaped.
 */
export function diffHtml(head: DiffHead, pages: readonly DiffView[]): string {
  const words = WORDS[head.lang];
  const title = `${words.title}：${head.old} → ${head.now}`;
  const hasPictures = pages.some(({ pictures }) => pictures !== undefined);
  const top = htmlHead({ lang: head.lang, title, style: VIEWER_STYLE, script: VIEWER_SCRIPT });
  return `${top}
<body data-mode="faded">
<header>
<h1>${escapeHtml(words.title)}</h1>
<p class="names"><span>${words.old} ${escapeHtml(head.old)}</span> <span>${words.now} ${escapeHtml(head.now)}</span></p>
${hasPictures ? toolbar(words) : `<p>${words.noPictures}</p>`}
</header>
<div class="both">
<nav aria-label="${words.list}">
${pages.map((page, index) => list(page, index, pages.length, words)).join('\n')}
</nav>
${hasPictures ? `<main tabindex="-1">\n${pages.map((page, index) => sheet(page, index, words)).join('\n')}\n</main>` : ''}
</div>
<div class="live" aria-live="polite"></div>
${hasPictures ? `<script>${VIEWER_SCRIPT}</script>` : ''}
</body>
</html>
`;
}

function toolbar(words: ViewWords): string {
  const modes = Object.entries(words.modes).map(
    ([mode, name]) =>
      `<button type="button" data-show="${mode}" aria-pressed="${mode === 'faded'}">${name}</button>`,
  );
  return `<div class="tools" role="toolbar" aria-label="${words.page}">
${modes.join('')}
<button type="button" data-blink aria-pressed="false">${words.blink}</button>
<label class="curtain">${words.slider} <input type="range" min="0" max="100" value="50"></label>
<span role="group" aria-label="${words.zoom}"><button type="button" data-zoom="-1" aria-label="${words.zoom} -">−</button><button type="button" data-zoom="0">${words.zoom}</button><button type="button" data-zoom="1" aria-label="${words.zoom} +">+</button></span>
<span class="key gone">${words.gone}</span><span class="key came">${words.came}</span>
</div>
<p class="keys">${words.keys}</p>`;
}

function list({ told, pictures }: DiffView, index: number, count: number, words: ViewWords): string {
  const items = told.entries.map(({ number, label, place, sentence }) => {
    const where = place === '' ? '' : `<span class="place">${escapeHtml(place)}</span> `;
    const text = `<b>${escapeHtml(label)}</b> ${where}${escapeHtml(sentence)}`;
    return `<li value="${number}"><a href="#c${index}-${number}" data-change="${index}-${number}">${text}</a></li>`;
  });
  const strays = pictures?.strays.length ?? 0;
  const closing = [...told.closing, ...(strays > 0 ? [words.strays(strays)] : [])];
  const head = count > 1 ? `<h2>${index + 1}</h2>\n` : '';
  return `${head}<ol>\n${items.join('\n')}\n</ol>\n${closing.map((line) => `<p class="end">${escapeHtml(line)}</p>`).join('\n')}`;
}

function sheet({ changes, told, pictures }: DiffView, index: number, words: ViewWords): string {
  const { old, new: now } = changes.pages;
  const [width, height] = [Math.max(old.width, now.width), Math.max(old.height, now.height)];
  if (!pictures) return `<p>${words.noPictures}</p>`;
  const share = (part: number) => `${Math.round((part / 1000) * 1000) / 1000}`;
  const boxes = changes.changes.flatMap((change, i) => {
    const { number, sentence } = told.entries[i]!;
    const places = [
      ...(change.old?.boxes ?? []).map((box) => rect(box, 'was')),
      ...(change.new?.boxes ?? []).map((box) => rect(box, 'is')),
    ];
    const first = (change.new ?? change.old)?.boxes[0];
    if (!first) return [];
    return [
      `<g class="change" id="c${index}-${number}" data-change="${index}-${number}" tabindex="0" role="link" aria-label="${number} ${escapeHtml(sentence)}">${places.join('')}${flag(first, String(number), width)}</g>`,
    ];
  });
  const strays = pictures.strays.map(
    (box) => `<g class="stray" aria-label="${words.stray}">${rect(box, 'is')}${flag(box, '?', width)}</g>`,
  );
  const img = (kind: string, url: string, alt: string, at: { width: number; height: number }) =>
    `<img class="${kind}" src="${url}" alt="${escapeHtml(alt)}" width="${share(at.width)}" height="${share(at.height)}">`;
  return `<section class="sheet" data-width="${share(width)}" aria-label="${words.page} ${index + 1}">
${img('now', pictures.now, words.now, now)}
${img('old', pictures.old, words.old, old)}
${img('faded', pictures.faded, words.modes.faded, { width, height })}
<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">
${[...boxes, ...strays].join('\n')}
</svg>
</section>`;
}

/** Air around a box, 1/1000 pt. */
const AIR = 2500;

function rect({ x, y, width, height }: Box, kind: 'was' | 'is'): string {
  return `<rect class="${kind}" x="${x - AIR}" y="${y - AIR}" width="${width + 2 * AIR}" height="${height + 2 * AIR}"/>`;
}

/** The number beside a box: at its left, or at its right where the page ends. */
function flag({ x, y, width }: Box, text: string, page: number): string {
  const wide = 9000 * text.length + 7000;
  const left = x - AIR - wide < 0 ? Math.min(x + width + AIR, page - wide) : x - AIR - wide;
  return `<rect class="flag" x="${left}" y="${y - AIR}" width="${wide}" height="18000"/><text x="${left + wide / 2}" y="${y - AIR + 13_800}">${escapeHtml(text)}</text>`;
}
