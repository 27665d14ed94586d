/** A SARIF log as far as the tests read it. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly [SarifRun];
}

interface SarifRun {
  readonly tool: {
    readonly driver: {
      readonly name: string;
      readonly version: string;
      readonly rules: readonly SarifRule[];
    };
  };
  readonly columnKind: string;
  readonly language: string;
  readonly originalUriBaseIds: Readonly<Record<string, unknown>>;
  readonly automationDetails: { readonly id: string };
  readonly invocations: readonly { readonly executionSuccessful: boolean; readonly exitCode: number }[];
  readonly results: readonly SarifResult[];
}

interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: string };
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations?: readonly (SarifLocation & {
    readonly id: number;
    readonly message: { readonly text: string };
  })[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly {
    readonly kind: string;
    readonly status?: string;
    readonly justification: string;
    readonly location?: SarifLocation;
  }[];
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region: {
      readonly startLine: number;
      readonly startColumn?: number;
      readonly endLine?: number;
      readonly endColumn?: number;
      readonly snippet?: { readonly text: string };
    };
  };
}

const LEVELS = ['none', 'note', 'warning', 'error'];
/** RFC 3986: a path, with or without a scheme. */
const URI = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2})+$/;

/** What is wrong with a log by the rules of SARIF 2.1.0 (OASIS, errata 01) that a reader stumbles over. */
export function sarifFaults(log: SarifLog): string[] {
  const faults: string[] = [];
  const must = (ok: boolean, what: string) => void (ok || faults.push(what));
  must(log.version === '2.1.0', '3.13.2 version');
  must(log.$schema.startsWith('https://'), '3.13.3 $schema');
  must(log.runs.length === 1, 'one run');
  const [run] = log.runs;
  const { driver } = run.tool;
  must(driver.name !== '' && /^\d+\.\d+\.\d+/.test(driver.version), '3.19 name and version');
  must(run.columnKind === 'utf16CodeUnits', '3.14.17 columnKind');
  must(/^[a-z]{2}(-[A-Z]{2})?$/.test(run.language), '3.14.7 language');
  const ids = driver.rules.map(({ id }) => id);
  must(new Set(ids).size === ids.length, '3.19.23 rules are unique');
  for (const { id, shortDescription, help, defaultConfiguration } of driver.rules) {
    must(
      [shortDescription.text, help.text, help.markdown].every((text) => text !== ''),
      `${id}: empty text`,
    );
    must(LEVELS.includes(defaultConfiguration.level), `${id}: 3.50.3 level`);
  }
  for (const result of run.results) faults.push(...resultFaults(result, ids, run));
  return faults;
}

function resultFaults(result: SarifResult, ids: readonly string[], run: SarifRun): string[] {
  const faults: string[] = [];
  const must = (ok: boolean, what: string) => void (ok || faults.push(`${result.ruleId}: ${what}`));
  must(ids[result.ruleIndex] === result.ruleId, '3.27.6 ruleIndex');
  must(LEVELS.includes(result.level), '3.27.10 level');
  must(['fail', 'informational'].includes(result.kind), '3.27.9 kind');
  must(
    result.kind === 'fail' ? result.level !== 'none' : result.level === 'none',
    '3.27.10 level goes with kind',
  );
  must(result.message.text !== '' && !/(?<!\{)\{\d+\}/.test(result.message.text), '3.11.5 placeholders');
  must(!/(?<!\\)\]\(/.test(result.message.text), '3.11.6 links');
  must(result.locations.length === 1, 'a place to annotate');
  const related = result.relatedLocations ?? [];
  must(new Set(related.map(({ id }) => id)).size === related.length, '3.28.2 ids');
  const own = (result.suppressions ?? []).flatMap(({ location }) => location ?? []);
  for (const place of [...result.locations, ...related, ...own]) faults.push(...placeFaults(place, run));
  for (const { kind, status } of result.suppressions ?? []) {
    must(['inSource', 'external'].includes(kind), '3.35.2 kind');
    must(status === undefined || ['accepted', 'underReview', 'rejected'].includes(status), '3.35.3 status');
  }
  must(
    Object.values(result.partialFingerprints).every((print) => /^[0-9a-f]{16}:\d+$/.test(print)),
    'prints',
  );
  return faults;
}

function placeFaults({ physicalLocation }: SarifLocation, run: SarifRun): string[] {
  const { artifactLocation, region } = physicalLocation;
  const { uri, uriBaseId } = artifactLocation;
  const faults: string[] = [];
  if (!URI.test(uri)) faults.push(`3.4.3 ${uri}`);
  if (uri.split('/').includes('..')) faults.push(`3.10.2 ${uri}`);
  if (uriBaseId === undefined ? !uri.includes('://') : !(uriBaseId in run.originalUriBaseIds))
    faults.push(`3.4.4 ${uri}`);
  const { startLine, startColumn = 1, endLine = startLine, endColumn } = region;
  if (startLine < 1 || startColumn < 1 || endLine < startLine)
    faults.push(`3.30 ${startLine}:${startColumn}`);
  if (endColumn !== undefined && endLine === startLine && endColumn <= startColumn)
    faults.push('3.30.8 endColumn');
  return faults;
}
