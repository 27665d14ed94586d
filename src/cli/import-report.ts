import type { Merged } from '../import/merge/merge.ts';
import type { Part } from '../import/roles.ts';
import { describe, type Lang, type Problem } from '../problems/problem.ts';
import { countCharacters, type ImportCommand, type Imported } from './commands/import.ts';
import { type ImportWords, importWords } from './import-words.ts';
import type { Terminal } from './terminal.ts';
import { padEnd, padStart, printable, textWidth } from './terminal-text.ts';
import { wordsOf } from './words.ts';

/** Changes that are listed; more are counted in the JSON form only. */
const CHANGES_SHOWN = 40;
/** Columns of a terminal that the words of a paragraph may take. */
const WORDS_WIDTH = 44;

/** Tells people what became of each manuscript: the guesses, the changes, the pictures, the files. */
export function sayImport(
  imported: readonly Imported[],
  written: readonly string[],
  options: ImportCommand,
  terminal: Terminal,
): void {
  const { lang, colors, say } = terminal;
  const words = importWords(lang);
  for (const { file, story, read, outputs, update } of imported) {
    const { parts } = story.story;
    const queries = read.problems.filter(({ code }) => code === 'story-query').length;
    const count = new Set(parts.filter(({ text }) => text !== '').map(({ n }) => n)).size;
    say(printable(`${colors.bold(file)}  ${words.counts(count, countCharacters(read.value), queries)}`));
    if (update) sayMerged(update.merged, words, terminal);
    else for (const line of guessTable(parts, words)) say(line);
    if (!update && parts.some(({ why }) => why === 'look')) say(colors.dim(`  ${words.correct}`));
    const { changes } = story;
    if (changes.length > 0) say(words.changes(changes.length, options.revisions === 'accept'));
    for (const change of changes.slice(0, CHANGES_SHOWN)) say(printable(`  ${words.change(change)}`));
    if (changes.length > CHANGES_SHOWN) say(`  ${wordsOf(lang).more(changes.length - CHANGES_SHOWN)}`);
    if (update) {
      for (const box of update.boxes) {
        say(printable(`  ${words.box(box.path, '')}`));
        sayMerged(box.merged, words, terminal);
      }
      for (const note of update.pictures) say(colors.yellow(printable(`  ${words.pictureNote(note)}`)));
      for (const note of update.stale) say(colors.yellow(printable(`  ${words.staleNote(note)}`)));
      continue;
    }
    for (const { name, caption, credit } of story.pictures) {
      say(printable(`  ${words.picture(name, caption ?? '', credit ?? '')}`));
    }
    story.boxes.forEach(({ parts: inside }, i) => {
      const first = inside.find(({ text }) => text !== '')?.text ?? '';
      say(printable(`  ${words.box(outputs[1 + i]!.path, cut(first))}`));
    });
  }
  for (const path of written) say(colors.green(printable(wordsOf(lang).written(path))));
}

/** What an update did, paragraph by paragraph; what has to be looked at is coloured. */
function sayMerged({ notes }: Merged, words: ImportWords, { say, colors }: Terminal): void {
  const counts = {
    changed: 0,
    added: 0,
    removed: 0,
    moved: 0,
    split: 0,
    joined: 0,
    conflict: 0,
    kept: 0,
    unmarked: 0,
  };
  for (const { kind } of notes) counts[kind]++;
  say(words.merged(counts));
  for (const note of notes) {
    const line = printable(`  ${words.mergeNote(note)}`);
    say(/^(?:conflict|kept|unmarked)$/.test(note.kind) ? colors.yellow(line) : line);
  }
}

/** Paragraphs that are not plain body, one a row. */
function guessTable(parts: readonly Part[], words: ImportWords): string[] {
  const named = parts.filter(({ role, text, why }) => text !== '' && role !== 'paragraph' && why !== 'none');
  if (named.length === 0) return [];
  const rows = [
    words.columns,
    ...named.map(
      ({ n, role, why, text }) => [String(n), words.roles[role], words.reasons[why], cut(text)] as const,
    ),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => textWidth(row[column]!))));
  return rows.map(([n, role, why, text]) =>
    printable(
      `  ${padStart(n, widths[0]!)}  ${padEnd(role, widths[1]!)}  ${padEnd(why, widths[2]!)}  ${text}`,
    ).trimEnd(),
  );
}

function cut(text: string): string {
  let out = '';
  for (const sign of text) {
    if (textWidth(out) > WORDS_WIDTH) return `${out}…`;
    out += sign;
  }
  return out;
}

/** The form of `--format json`: plain data with a stable order of keys. */
export function importJson(
  imported: readonly Imported[],
  written: readonly string[],
  problems: readonly Problem[],
  lang: Lang,
): Record<string, unknown> {
  return {
    ok: problems.every(({ severity }) => severity !== 'fatal'),
    written,
    manuscripts: imported.map(({ file, path, story, read, update }) => ({
      file,
      story: path,
      characters: countCharacters(read.value),
      queries: read.problems.filter(({ code }) => code === 'story-query').length,
      paragraphs: story.story.parts
        .filter(({ text }) => text !== '')
        .map(({ n, role, why, text }) => ({ n, role, why, text })),
      ...(update
        ? {
            update: update.merged.notes,
            updatedBoxes: update.boxes.map((box) => ({ story: box.path, update: box.merged.notes })),
            updatedPictures: update.pictures,
            stale: update.stale,
          }
        : {}),
      boxes: story.boxes.length,
      changes: story.changes.map(({ kind, author, words, n }) => ({
        kind,
        author,
        words,
        paragraph: n ?? null,
      })),
      pictures: story.pictures.map(({ name, caption, credit, alt }) => ({
        name,
        caption: caption ?? null,
        credit: credit ?? null,
        alt: alt ?? null,
      })),
    })),
    problems: problems.map((one) => {
      const { sentence, hint } = describe(one, lang);
      return {
        code: one.code,
        severity: one.severity,
        message: sentence,
        hint,
        ...(one.place ? { place: one.place } : {}),
      };
    }),
  };
}
