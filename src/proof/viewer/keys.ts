import { LAYERS } from './layers.ts';

/** What keys do. */
export interface Commands {
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  actual(): void;
  pan(dx: number, dy: number): void;
  problem(step: 1 | -1): void;
  find(): void;
  line(step: 1 | -1): void;
  mode(mode: 'hand' | 'text'): void;
  layer(id: string): void;
  page(step: 1 | -1): void;
  language(): void;
  help(): void;
  escape(): void;
  /** A key of a panel that was added: what it does now, if anything. */
  added(key: string): (() => void) | undefined;
}

const STEP = 80;

/** Listens to the keyboard; nothing is taken from a field that is typed in, nor with Ctrl, Alt or Meta. */
export function listenToKeys(host: Document, commands: Commands): void {
  const actions: Readonly<Record<string, () => void>> = {
    '+': commands.zoomIn,
    '=': commands.zoomIn,
    '-': commands.zoomOut,
    '0': commands.fit,
    '1': commands.actual,
    n: () => commands.problem(1),
    p: () => commands.problem(-1),
    '/': commands.find,
    ']': () => commands.line(1),
    '[': () => commands.line(-1),
    h: () => commands.mode('hand'),
    v: () => commands.mode('text'),
    l: commands.language,
    '?': commands.help,
    PageDown: () => commands.page(1),
    PageUp: () => commands.page(-1),
    ...Object.fromEntries(LAYERS.map(({ id, key }) => [key, () => commands.layer(id)])),
  };
  const arrows: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-STEP, 0],
    ArrowRight: [STEP, 0],
    ArrowUp: [0, -STEP],
    ArrowDown: [0, STEP],
  };
  host.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    // Escape is left to the browser too: it closes a dialog.
    if (key === 'Escape') commands.escape();
    if (host.querySelector('dialog[open]')) return;
    const isInput = target instanceof HTMLInputElement;
    const isSlider = isInput && target.type === 'range';
    if (isInput && !isSlider) return;
    const isInTabs = target instanceof Element && target.closest('[role=tablist]') !== null;
    // A slider keeps the keys that move it.
    if (isSlider && /^(Arrow|Home|End|Page)/.test(key)) return;
    const arrow = isInTabs ? undefined : arrows[key];
    const name = key.length === 1 ? key.toLowerCase() : key;
    const action = commands.added(name) ?? actions[name];
    if (arrow) commands.pan(...arrow);
    else if (action) action();
    else return;
    event.preventDefault();
  });
}
