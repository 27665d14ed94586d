/** The viewer on the server of `dayang watch`: its data come over the wire, and follow every save. */
import type { Both, ProofData, ProofPlace, ProofProblem } from '../data.ts';
import type { Notice, Viewer, ViewerHooks } from './api.ts';
import { openViewer } from './viewer.ts';

const WORDS = {
  working: { zh: '正在重排……', en: 'Laying out …' },
  waiting: { zh: '等待第一次排版……', en: 'Waiting for the first layout …' },
  held: {
    zh: '改动里有错，下面是上一次排好的版面。改好存盘就会换成新的',
    en: 'The last change has a fault; this is the page before it. Mend it and save, and the page follows',
  },
  gone: {
    zh: 'dayang watch 已停止，这是最后的版面。再开 dayang watch，这里会自己接上；接不上就用终端里的新地址',
    en: 'dayang watch has ended; this is the last page. Start it again and this page goes on; if not, use its new address',
  },
  lost: {
    zh: '与 dayang watch 的连接断了，正在重连……',
    en: 'Lost the connection to dayang watch; trying again …',
  },
  failed: {
    zh: '编辑器没有打开，原因见终端',
    en: 'The editor did not open; the terminal says why',
  },
} as const satisfies Record<string, Both>;

/** A pass that is quicker than this, in ms, needs no notice. */
const PATIENCE_MS = 700;
/** Pause before a new attempt to connect, in ms. */
const RETRY_MS = 1500;

interface Live {
  readonly host: HTMLElement;
  viewer: Viewer | undefined;
  data: ProofData | undefined;
  /** What stands between the files and the page. */
  held: Notice | undefined;
  working: ReturnType<typeof setTimeout> | undefined;
  /** Of the newest page that was announced: an older answer that comes late is dropped. */
  revision: number;
}

/** Fills an element with the live viewer and keeps it up to date. */
export function openLive(host: HTMLElement): void {
  const live: Live = {
    host,
    viewer: undefined,
    data: undefined,
    held: undefined,
    working: undefined,
    revision: -1,
  };
  host.textContent = WORDS.waiting[document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'];
  listen(live);
}

function listen(live: Live): void {
  const events = new EventSource('events');
  const on = (name: string, take: (data: never) => void) =>
    events.addEventListener(name, (event) => take(JSON.parse((event as MessageEvent<string>).data) as never));
  on('working', () => {
    live.working ??= setTimeout(() => say(live, { kind: 'quiet', words: WORDS.working }), PATIENCE_MS);
  });
  on('page', ({ revision, took }: { revision: number; took?: object }) => {
    performance.mark(`page ${revision}`, { detail: took });
    void showPage(live, revision);
  });
  on('checked', ({ revision, problems }: { revision: number; problems: readonly ProofProblem[] }) => {
    if (!live.data || revision !== live.revision || !live.viewer) return;
    live.data = { ...live.data, problems };
    live.viewer.render(live.data);
  });
  on('problems', ({ problems }: { problems: readonly ProofProblem[] }) => {
    live.held = { kind: 'error', words: WORDS.held, details: problems.map(detail) };
    settle(live);
  });
  let ended = false;
  on('gone', () => {
    ended = true;
    live.held = undefined;
    say(live, { kind: 'error', words: WORDS.gone });
  });
  events.addEventListener('open', () => {
    ended = false;
    settle(live);
  });
  events.addEventListener('error', () => {
    if (!ended) say(live, { kind: 'error', words: WORDS.lost });
    // The browser itself tries again after a lost connection, but gives up after a refusal.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => listen(live), RETRY_MS);
  });
}

async function showPage(live: Live, revision: number): Promise<void> {
  live.revision = revision;
  const answer = await fetch('data.json').catch(() => undefined);
  if (!answer?.ok || live.revision !== revision) return;
  live.data = (await answer.json()) as ProofData;
  performance.mark(`data ${revision}`);
  live.held = undefined;
  if (live.viewer) live.viewer.render(live.data);
  else live.viewer = openViewer(live.host, live.data, hooks(live));
  performance.mark(`drawn ${revision}`);
  settle(live);
  await painted(live.host);
  if (live.revision !== revision) return;
  performance.mark(`painted ${revision}`);
  document.documentElement.dataset.painted = String(revision);
}

/** Waits until every tile is there and a picture of the screen was made with it. */
async function painted(host: HTMLElement): Promise<void> {
  const tiles = [...host.querySelectorAll<HTMLImageElement>('img.tile')];
  await Promise.all(tiles.map((tile) => tile.decode().catch(() => undefined)));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

function hooks(live: Live): ViewerHooks {
  if (document.documentElement.dataset.editor !== 'yes') return {};
  return { onOpen: (place) => void openPlace(live, place) };
}

async function openPlace(live: Live, { file, line, column }: ProofPlace): Promise<void> {
  const answer = await fetch('open', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ file, line, column }),
  }).catch(() => undefined);
  const { result } = answer?.ok ? ((await answer.json()) as { result: string }) : { result: 'failed' };
  if (result !== 'opened') say(live, { kind: 'quiet', words: WORDS.failed });
}

/** Takes away what was said, but for faults that still stand. */
function settle(live: Live): void {
  clearTimeout(live.working);
  live.working = undefined;
  say(live, live.held);
}

function say({ viewer, host }: Live, notice: Notice | undefined): void {
  if (viewer) {
    viewer.notice(notice);
    return;
  }
  const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  const lines = (notice?.details ?? []).map(({ words, place }) =>
    place ? `${place.file}:${place.line}:${place.column} ${words[lang]}` : words[lang],
  );
  host.textContent = [notice?.words[lang] ?? WORDS.waiting[lang], ...lines].join('\n');
}

/** What is wrong, and what to do about it. */
function detail({ sentence, hint, place }: ProofProblem): NonNullable<Notice['details']>[number] {
  const words = hint
    ? { zh: `${sentence.zh}。办法：${hint.zh}`, en: `${sentence.en}. ${hint.en}` }
    : sentence;
  return { words, ...(place ? { place } : {}) };
}

const host = document.getElementById('proof');
if (host) openLive(host);
