import type { ProofFit, ProofPage, ProofProblem } from '../data.ts';
import type { ViewerHooks } from './api.ts';
import { copyWords, el } from './dom.ts';
import type { Hit } from './find.ts';
import { placeOfSpot } from './geometry.ts';
import { paragraphsOf, type Spot } from './paragraphs.ts';
import type { ViewerWords } from './words.ts';

/** How a problem counts: its severity, or that it was let through. */
export function standing({ allowed, severity }: ProofProblem): 'fatal' | 'blocking' | 'advisory' | 'allowed' {
  return allowed ? 'allowed' : severity;
}

/** The list of problems. */
export function problemList(
  problems: readonly ProofProblem[],
  {
    words,
    lang,
    current,
    onPick,
  }: {
    readonly words: ViewerWords;
    readonly lang: 'zh' | 'en';
    readonly current: number | undefined;
    onPick(number: number): void;
  },
): HTMLElement {
  if (problems.length === 0) return el('p', { class: 'empty', text: words.noProblems });
  const list = el('ol', { class: 'problems' });
  for (const one of problems) list.append(el('li', {}, problemButton(one)));
  return list;

  function problemButton(one: ProofProblem): HTMLElement {
    const { number, rule, code, sentence, hint, place } = one;
    const kind = standing(one);
    const button = el('button', {
      class: `problem-row ${kind}`,
      attrs: { 'data-number': number, 'aria-current': number === current ? 'true' : undefined },
      onClick: () => onPick(number),
    });
    const where = place ? `${place.file}:${place.line}:${place.column}` : '';
    button.append(
      el('span', { class: `number ${kind}`, text: String(number) }),
      el(
        'span',
        { class: 'what' },
        el('span', { class: 'sentence', text: sentence[lang] }),
        ...(hint ? [el('span', { class: 'hint' }, el('b', { text: `${words.hint} ` }), hint[lang])] : []),
        el('span', {
          class: 'meta',
          text: [words.severity[kind], rule ?? code, where, one.box ? '' : words.noPlace]
            .filter(Boolean)
            .join(' · '),
        }),
      ),
    );
    return button;
  }
}

/** The hits of a search, with the words round them. */
export function hitList(hits: readonly Hit[], current: number, pick: (index: number) => void): HTMLElement {
  const list = el('ol', { class: 'hits' });
  hits.slice(0, 200).forEach((hit, index) => {
    const row = el('button', {
      class: 'hit-row',
      attrs: { 'aria-current': index === current ? 'true' : undefined },
      onClick: () => pick(index),
    });
    row.append(`…${hit.before}`, el('mark', { text: hit.words }), `${hit.after}…`);
    list.append(el('li', {}, row));
  });
  return list;
}

/** Where a line of type comes from. */
export function placePanel(
  page: ProofPage,
  spot: Spot | undefined,
  words: ViewerWords,
  hooks: ViewerHooks,
  say: (text: string) => void,
): HTMLElement {
  const line = spot && page.lines[spot.line];
  if (!spot || !line) return el('p', { class: 'empty', text: words.pickLine });
  const place = placeOfSpot(page, spot);
  const where = place ? `${place.file}:${place.line}:${place.column}` : '';
  const frame = page.frames.find(({ id }) => id === line.frame);
  const number = paragraphNumber(page, line);
  const rows: [string, string][] = [
    [words.story, [line.story ?? '', words.lineKinds[line.kind] ?? line.kind].filter(Boolean).join(' · ')],
    [words.file, where],
    [words.paragraph, number === undefined ? '' : words.nth(number)],
    [words.frame, `${line.frame}${frame ? ` · ${words.kinds[frame.kind] ?? frame.kind}` : ''}`],
    [words.position, words.legRow(line.leg + 1, line.row === undefined ? undefined : line.row + 1)],
    [words.character, `${line.text[spot.at] ?? ''} (${spot.at + 1} / ${line.text.length})`],
    [words.size, `${Math.round(line.size / 10) / 100} pt`],
  ];
  const list = el('dl', { class: 'place' });
  for (const [name, value] of rows) {
    if (value !== '') list.append(el('dt', { text: name }), el('dd', { text: value }));
  }
  const { onOpen } = hooks;
  const copied = (text: string) => () => {
    copyWords(text);
    say(words.copied);
  };
  const text = paragraphOf(page, spot);
  const buttons = el('p', { class: 'buttons' });
  if (place && onOpen)
    buttons.append(el('button', { class: 'strong', text: words.open, onClick: () => onOpen(place) }));
  if (where) buttons.append(el('button', { text: words.copyPlace, onClick: copied(where) }));
  buttons.append(el('button', { text: words.copyParagraph, onClick: copied(text.whole) }));
  const quote = el('blockquote', {}, text.before, el('mark', { text: text.line }), text.after);
  return el('div', {}, list, buttons, quote);
}

/** Which paragraph of its kind it is in its story; nothing for lines that are no running text. */
function paragraphNumber({ lines }: ProofPage, line: ProofPage['lines'][number]): number | undefined {
  if (line.kind !== 'body' && line.kind !== 'editor-note') return undefined;
  const own = lines.filter(({ kind, story }) => kind === line.kind && story === line.story);
  return [...new Set(own.map(({ paragraph }) => paragraph))].indexOf(line.paragraph) + 1;
}

/** The paragraph round a spot: what stands before its line, the line, what stands after. */
function paragraphOf(
  page: ProofPage,
  { line }: Spot,
): { before: string; line: string; after: string; whole: string } {
  const own = paragraphsOf(page.lines).find(({ lines }) => lines.includes(line))!;
  const start = own.starts[own.lines.indexOf(line)]!;
  const end = start + page.lines[line]!.text.length;
  return {
    before: own.text.slice(0, start),
    line: own.text.slice(start, end),
    after: own.text.slice(end),
    whole: own.text,
  };
}

/** 余文、缺文 of every part of a story. */
export function fitPanel(
  fits: readonly ProofFit[],
  words: ViewerWords,
  lang: 'zh' | 'en',
  show: (fit: ProofFit) => void,
): HTMLElement {
  const host = el('div', { class: 'fits' });
  for (const fit of fits) {
    const { story, part, chars, lines, capacity, overset, underset, cure, left } = fit;
    const heading = `${story} · ${part[lang]}`;
    const rows: [string, string, string][] = [
      [words.chars, String(chars), ''],
      [words.lines, `${lines} / ${capacity}`, ''],
      [words.overset, words.amount(overset.lines, overset.chars), overset.lines > 0 ? 'over' : ''],
      [words.underset, words.amount(underset.lines, underset.chars), underset.lines > 0 ? 'short' : ''],
    ];
    const list = el('dl', { class: 'counts' });
    for (const [name, value, kind] of rows)
      list.append(el('div', { class: kind }, el('dt', { text: name }), el('dd', { text: value })));
    const title =
      fit.boxes.length > 0
        ? el('button', { class: 'link', text: heading, onClick: () => show(fit) })
        : heading;
    host.append(el('section', {}, el('h3', {}, title), list));
    if (cure[lang] && overset.lines > 0) host.append(el('p', { class: 'hint', text: cure[lang] }));
    if (left)
      host.append(
        el('p', { class: 'left-title', text: words.left }),
        el('blockquote', { class: 'left', text: left }),
      );
  }
  return host;
}
