import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Silenced } from '../check/silenced.ts';
import { version } from '../library.ts';
import { catalog } from '../problems/catalog.ts';
import {
  allowClass,
  type Code,
  describe,
  type Lang,
  type Message,
  type Place,
  type Problem,
  type Severity,
} from '../problems/problem.ts';
import type { SourceText } from '../source.ts';
import type { ReportMatter } from './json-report.ts';
import { pathFrom, type SeenFiles } from './open-page.ts';
import { wordsOf } from './words.ts';

/** What a SARIF log needs besides what every report tells. */
export interface SarifMatter {
  /** What rules would say that the page switched off. */
  readonly silenced: readonly Silenced[];
  /** The page's file, as places name it: where a problem without a place is shown. */
  readonly page: string;
  readonly seen: SeenFiles;
  /** Folder that paths in the log start from: where the tool was called. */
  readonly cwd: string;
}

type Json = Record<string, unknown>;

const LEVELS: Readonly<Record<Severity, string>> = { fatal: 'error', blocking: 'warning', advisory: 'note' };
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** What says something about the run, not about a place. */
const REMARKS: ReadonlySet<Code> = new Set(['lint-off', 'text-tally']);
/** Characters on either side of a place that tell it from others like it. */
const ROUND = 12;

/**
 * The form of `--format sarif` (OASIS SARIF 2.1.0): one run, a rule for each code that was reported, a result for each
 * problem. Paths start from the folder in which the tool was called and are percent-encoded; columns are UTF-16 units.
 * What `--allow` let through, or a rule that the page switched off would have said, is there with its suppression.
 */
export function sarifLog(matter: ReportMatter, own: SarifMatter, lang: Lang): Json {
  const all = [...matter.problems, ...own.silenced.map(({ problem }) => problem)];
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  const reasons = new Map(own.silenced.map((one) => [one.problem, one]));
  const letThrough = new Set(matter.verdict.letThrough);
  const prints = fingerprints(all, own);
  const language = lang === 'zh' ? 'zh-CN' : 'en-US';
  const names = matter.pages.map(({ page }) => page.name);
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'dayang',
            version,
            semanticVersion: version,
            language,
            rules: codes.map((code) => rule(code, lang)),
          },
        },
        automationDetails: { id: `dayang/${names.length > 0 ? names.join('+') : own.page}/` },
        language,
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: wordsOf(lang).sourceRoot } } },
        invocations: [
          { executionSuccessful: matter.verdict.fatal.length === 0, exitCode: matter.verdict.ok ? 0 : 1 },
        ],
        results: all.map((one, i) => ({
          ...result(one, own, lang),
          ruleIndex: codes.indexOf(one.code),
          partialFingerprints: { 'dayangPlace/v1': prints[i], primaryLocationLineHash: prints[i] },
          ...suppressed(one, reasons.get(one), letThrough.has(one), matter, own),
        })),
      },
    ],
  };
}

/** A code as a rule, with its templates as they are before anything is filled in. */
function rule(code: Code, lang: Lang): Json {
  const message: Message = catalog[code];
  const [text, help] = lang === 'zh' ? [message.zh, message.hintZh] : [message.en, message.hintEn];
  const cure = blanked(help);
  const allow = message.allow ? `\n\n\`--allow ${message.allow}\`` : '';
  return {
    id: code,
    shortDescription: { text: blanked(text) },
    help: { text: cure, markdown: `${markdown(cure)}${allow}\n\ndocs/problems.md#${code}` },
    defaultConfiguration: { level: LEVELS[message.severity] },
    ...(message.allow ? { properties: { allow: message.allow } } : {}),
  };
}

function blanked(template: string): string {
  return template.replace(/\{\w+\}/g, '…');
}

/** Words that are no Markdown. */
function markdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#~]/g, '\\$&');
}

/** A message in which nothing is a placeholder (`{0}`) or a link (`[…](…)`), whatever the copy contains. */
function literal(text: string): string {
  return text
    .replace(/\{(?=\d+\})/g, '{{')
    .replace(/(?<=\{\{\d+)\}/g, '}}')
    .replace(/\](?=\()/g, '\\]');
}

function result(one: Problem, own: SarifMatter, lang: Lang): Json {
  const { sentence, hint } = describe(one, lang);
  const words = wordsOf(lang);
  const isRemark = REMARKS.has(one.code);
  const allow = allowClass(one);
  const related = (one.related ?? []).map((place, i) => ({
    id: i + 1,
    message: { text: words.related },
    ...location(place, own),
  }));
  return {
    ruleId: one.code,
    kind: isRemark ? 'informational' : 'fail',
    level: isRemark ? 'none' : LEVELS[one.severity],
    message: { text: literal(hint === '' ? sentence : `${sentence}\n${words.hint}${hint}`) },
    locations: [location(one.place ?? { file: own.page, line: 1, column: 1 }, own)],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    properties: {
      severity: one.severity,
      ...(one.rule ? { rule: one.rule } : {}),
      ...(allow ? { allow } : {}),
      ...(hint === '' ? {} : { hint }),
      ...(one.box ? { box: { ...one.box, unit: 'mm' } } : {}),
    },
  };
}

function location(place: Place, own: SarifMatter): Json {
  return { physicalLocation: { artifactLocation: artifact(place.file, own), region: region(place, own) } };
}

function region(place: Place, own: SarifMatter): Json {
  const { line, column } = place;
  const text = lineOf(own.seen.texts.get(place.file), line);
  if (text === undefined) return { startLine: line };
  const startColumn = Math.min(column, text.length + 1);
  const endColumn = Math.min(startColumn + (place.length ?? 1), text.length + 1);
  // A region in which no character lies says no more than its line does.
  if (endColumn <= startColumn) return { startLine: line };
  const snippet = { text: text.slice(startColumn - 1, endColumn - 1) };
  return { startLine: line, startColumn, endLine: line, endColumn, snippet };
}

function artifact(file: string, { cwd, seen }: SarifMatter): Json {
  const path = seen.paths.get(file);
  const way = path === undefined ? file : pathFrom(cwd, path);
  if (path !== undefined && (isAbsolute(way) || way.startsWith('../')))
    return { uri: pathToFileURL(path).href };
  const uri = way
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')))
    .join('/');
  return { uri, uriBaseId: '%SRCROOT%' };
}

function suppressed(
  one: Problem,
  silenced: Silenced | undefined,
  letThrough: boolean,
  matter: ReportMatter,
  own: SarifMatter,
): Json {
  if (silenced) {
    const { reason, place } = silenced;
    return { suppressions: [{ kind: 'inSource', justification: reason, location: location(place, own) }] };
  }
  if (!letThrough) return {};
  const justification = matter.forced ? '--force' : `--allow ${allowClass(one) ?? ''}`;
  return { suppressions: [{ kind: 'external', status: 'accepted', justification }] };
}

function lineOf(source: SourceText | undefined, line: number): string | undefined {
  const start = source?.lineStarts[line - 1];
  if (source === undefined || start === undefined) return undefined;
  return source.text.slice(start, source.lineStarts[line] ?? source.text.length).replace(/[\r\n]+$/, '');
}

/**
 * Prints that a finding keeps when lines are put in before it: of its code, its file, and the words that it stands in;
 * a number tells those that agree in all of this apart.
 */
function fingerprints(all: readonly Problem[], own: SarifMatter): string[] {
  const seen = new Map<string, number>();
  return all.map((one) => {
    const key = JSON.stringify([one.code, one.place?.file ?? '', one.box?.page ?? '', wordsRound(one, own)]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${createHash('sha256').update(key).digest('hex').slice(0, 16)}:${count}`;
  });
}

function wordsRound({ place, params }: Problem, own: SarifMatter): unknown {
  const text = place && lineOf(own.seen.texts.get(place.file), place.line);
  if (!place || !text) return Object.values(params).filter((value) => typeof value === 'string');
  const from = place.column - 1;
  return text.slice(Math.max(0, from - ROUND), from + (place.length ?? 1) + ROUND).trim();
}
