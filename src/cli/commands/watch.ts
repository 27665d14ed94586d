import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { OpenFaces } from '../../fonts/load.ts';
import { type Outcome, type Problem, problem } from '../../problems/problem.ts';
import { judge } from '../../problems/verdict.ts';
import { proofPage } from '../../proof/page-data.ts';
import { proofProblems } from '../../proof/problems.ts';
import { absolutePt, toMpt } from '../../units.ts';
import { browserCommand, startProgram } from '../../watch/editor.ts';
import { lastAddress, lastAddressFile, newAddress, noteAddress } from '../../watch/last-address.ts';
import { openRenderer } from '../../watch/renderer.ts';
import { type RunningServer, startServer } from '../../watch/server.ts';
import { type Look, type LookedPages, openSession, type Pass, type Session } from '../../watch/session.ts';
import { findEditor } from '../../watch/user-config.ts';
import { HOUSE, lintRun, TOLD_BY_LINT } from '../lint-run.ts';
import { liveFiles } from '../live-files.ts';
import { nameFrom, openPage, pathFrom } from '../open-page.ts';
import { type PageRequest, type PageRun, runPage } from '../page-run.ts';
import { preparePress, pressFile, producer } from '../press-run.ts';
import { formatProblems } from '../reporter.ts';
import type { Timings } from '../stopwatch.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { printable } from '../terminal-text.ts';
import { wordsOf } from '../words.ts';

/** `dayang watch` */
export interface WatchOptions extends PageRequest {
  readonly allow: ReadonlySet<string>;
  /** `--port`; 0 = any free one. */
  readonly port: number;
  /** `--open`: shows the address in the browser. */
  readonly open: boolean;
  /** `--editor`, as typed. */
  readonly editor?: string;
}

const WORDS = {
  zh: {
    address: (address: string) => `边改边看：${address}`,
    howToEnd: '按 Ctrl-C 结束',
    first: '第一次排版',
    changed: (names: string) => `${names} 改了`,
    shown: (ms: number, counts: string) => `${ms} 毫秒，${counts}`,
    held: (ms: number, counts: string) => `${ms} 毫秒，${counts}，旧版面留着`,
    ended: '已结束',
    and: '、',
    colon: '：',
  },
  en: {
    address: (address: string) => `live proof: ${address}`,
    howToEnd: 'Ctrl-C ends it',
    first: 'first layout',
    changed: (names: string) => `${names} changed`,
    shown: (ms: number, counts: string) => `${ms} ms, ${counts}`,
    held: (ms: number, counts: string) => `${ms} ms, ${counts}; the old page stays`,
    ended: 'ended',
    and: ', ',
    colon: ': ',
  },
} as const;

/** Shows a page in the browser and follows every change of its files, until Ctrl-C. */
export async function watch(options: WatchOptions, terminal: Terminal): Promise<number> {
  const words = WORDS[terminal.lang];
  const editor = findEditor(options.editor, terminal.env, process.platform);
  const opened = openPage(options);
  const wrong = [...editor.problems, ...opened.problems];
  if (wrong.length > 0) return refuse(wrong, terminal);
  const watched: Watched = { options, terminal, faces: new Map(), run: undefined, problems: [] };
  const session = openSession({
    look: (changed) => look(watched, changed),
    renderer: openRenderer(),
    fault: (kind, error) => fault(watched, kind, error),
    tell: (pass) => tell(watched, pass),
    now: () => performance.now(),
    ...(editor.value ? { editor: editor.value } : {}),
    editorFailed: (program, error) =>
      sayProblems([problem('watch-editor-failed', { program, detail: reason(error) })], terminal),
    files: liveFiles(terminal.lang, editor.value !== undefined),
  });
  const started = await startAgain(session, options, terminal);
  if (!started.value) {
    await session.close();
    return refuse(started.problems, terminal);
  }
  const { value: server } = started;
  terminal.say(words.address(terminal.colors.bold(server.address)));
  terminal.say(words.howToEnd);
  const ended = askedToEnd();
  await Promise.race([session.start(), ended]);
  if (options.open) showInBrowser(server, terminal);
  await ended;
  await session.close();
  await server.close();
  noteHere(server, options, terminal);
  terminal.say(words.ended);
  return EXIT.ok;
}

/** The first Ctrl-C ends in order; a second one, with no handler left, at once. */
function askedToEnd(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
}

/** At the address of the run before, where that is free, so that its window comes alive again; else at a new one. */
async function startAgain(
  { served }: Session,
  options: WatchOptions,
  terminal: Terminal,
): Promise<Outcome<RunningServer>> {
  const { cwd, env } = terminal;
  const file = lastAddressFile(env, process.platform);
  const last = lastAddress(file, resolve(cwd, options.page), Date.now());
  const same = last && (options.port === 0 || options.port === last.port) ? last : undefined;
  const again = same && (await startServer(served, same));
  const started = again?.value ? again : await startServer(served, newAddress(options.port));
  if (started.value) noteHere(started.value, options, terminal);
  return started;
}

function noteHere(server: RunningServer, { page }: WatchOptions, { cwd, env }: Terminal): void {
  noteAddress(lastAddressFile(env, process.platform), resolve(cwd, page), server, Date.now());
}

/** A browser that cannot be started is no reason to end: the address stands in the terminal. */
function showInBrowser({ address }: RunningServer, terminal: Terminal): void {
  const [program, ...args] = browserCommand(process.platform, address);
  startProgram(program, args).catch((error) =>
    sayProblems([problem('watch-editor-failed', { program, detail: reason(error) })], terminal),
  );
}

function refuse(problems: readonly Problem[], terminal: Terminal): number {
  sayProblems(problems, terminal);
  return EXIT.problems;
}

/** What a session keeps from pass to pass. */
interface Watched {
  readonly options: WatchOptions;
  readonly terminal: Terminal;
  readonly faces: OpenFaces;
  /** The last run, for the words about it. */
  run: PageRun | undefined;
  problems: readonly Problem[];
}

async function look(watched: Watched, changed: readonly string[]): Promise<Look> {
  const { options, terminal, faces } = watched;
  // A face belongs to the bytes of its file.
  for (const key of faces.keys())
    if (changed.some((path) => key.includes(JSON.stringify(path)))) faces.delete(key);
  const before = terminal.timer.read();
  const run = await runPage({ ...options, faces }, terminal);
  watched.run = run;
  watched.problems = run.problems;
  const { files, seen } = run;
  const settings = files ? [join(files.root, HOUSE), join(files.root, 'dayang.yaml')] : [];
  const known = settings.filter((path) => existsSync(path)).map((path) => [files!.show(path), path] as const);
  const missing = [...seen.missing, ...settings, resolve(terminal.cwd, options.page)];
  const read = new Map([...seen.paths, ...known]);
  const pages = await lookedPages(watched, run, before);
  return { read, missing, problems: viewerProblems(watched), ...(pages ? { pages } : {}) };
}

/** The pages for the screen; undefined after a fatal problem. */
async function lookedPages(
  watched: Watched,
  run: PageRun,
  before: Timings,
): Promise<LookedPages | undefined> {
  const { terminal, options } = watched;
  const { pages, problems } = await preparePress(run, { proof: true }, terminal);
  watched.problems = [...run.problems, ...problems];
  const isFatal = watched.problems.some(({ severity }) => severity === 'fatal');
  const [first] = pages;
  if (!first || isFatal) return undefined;
  const bare = pages.map(({ built, press }) =>
    proofPage(built, {
      bleed: toMpt(absolutePt(press.bleed) ?? 0),
      nonPrinting: toMpt(absolutePt(press.nonPrintingEdge) ?? 0),
    }),
  );
  const told = () => proofProblems(watched.problems, bare, letThrough(watched.problems, options.allow));
  const pdf = await pressFile(pages, { kind: 'screen' }, terminal);
  return {
    scenes: pages.map(({ scene }) => scene),
    pdf,
    phases: since(before, terminal.timer.read()),
    data: {
      format: 'dayang-proof/1',
      tool: producer,
      lang: terminal.lang,
      title: first.scene.title,
      stage: 'first',
      pages: bare,
      problems: told(),
    },
    async check() {
      const lint = await lintRun(run, terminal);
      const own = watched.problems.filter(({ code }) => !TOLD_BY_LINT.has(code));
      watched.problems = [...own, ...lint.problems];
      return told();
    },
  };
}

/** What each phase has taken since then; the clock of the whole process says nothing. */
function since(before: Timings, after: Timings): Record<string, number> {
  const spent = [...after].map(([phase, ms]) => [phase, ms - (before.get(phase) ?? 0)] as const);
  return Object.fromEntries(spent.filter(([phase, ms]) => ms > 0 && phase !== 'total' && phase !== 'other'));
}

function viewerProblems({ problems, options }: Watched) {
  return proofProblems(problems, [], letThrough(problems, options.allow));
}

function letThrough(problems: readonly Problem[], allow: ReadonlySet<string>): ReadonlySet<Problem> {
  return new Set(judge(problems, allow).letThrough);
}

function fault(watched: Watched, kind: 'program' | 'renderer', error: unknown) {
  const code = kind === 'program' ? 'watch-fault' : 'watch-render-failed';
  watched.problems = [problem(code, { detail: reason(error) })];
  if (watched.terminal.env.DAYANG_DEBUG === '1' && error instanceof Error) {
    watched.terminal.say(error.stack ?? '');
  }
  return viewerProblems(watched)[0]!;
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return printable(code ?? (error instanceof Error ? error.message : String(error)));
}

/** One line a pass: when, what changed, how long it took, how many problems. What is fatal is said in full. */
function tell({ run, problems, options, terminal }: Watched, pass: Pass): void {
  const words = WORDS[terminal.lang];
  const { fatal, held, letThrough: through, advisory } = judge(problems, options.allow);
  const { counts, clean } = wordsOf(terminal.lang);
  const counted = counts(fatal.length, held.length, through.length, advisory.length) || clean;
  const names = pass.changed.map((path) => printable(pathFrom(terminal.cwd, path))).join(words.and);
  const what = pass.changed.length === 0 ? words.first : words.changed(names);
  const time = new Date().toTimeString().slice(0, 8);
  const end = words[pass.end](Math.round(pass.milliseconds), counted);
  terminal.say(`${terminal.colors.dim(time)} ${what}${words.colon}${end}`);
  sayProblems(fatal, terminal, run);
}

function sayProblems(problems: readonly Problem[], terminal: Terminal, run?: PageRun): void {
  const { lang, colors, cwd } = terminal;
  const style = {
    lang,
    colors,
    sourceOf: (file: string) => run?.seen.texts.get(file),
    nameOf: run ? nameFrom(cwd, run.seen) : (file: string) => file,
  };
  for (const line of formatProblems(problems, style)) terminal.say(line);
}
