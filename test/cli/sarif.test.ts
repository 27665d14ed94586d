import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bundle, buildBundle } from '../support/bundle.ts';
import { type SarifLog, type SarifResult, sarifFaults } from '../support/sarif.ts';

const PAGE = `stories: { lead: ../稿 件/头条#1.md }
frames:
  main: { kind: text, story: lead, columns: 1-2, lines: 1-6 }
lint:
  L12: { off: 半版 }
  text-punct-duplicate: { off: 引文照原稿 }
`;
const STORY = '船来了,人走了。\n\n渡口:query[核对]，，😀船来了,桥也通了。\n';

let bundle: Bundle;
let temporary: string;
let folder: string;
beforeAll(() => {
  bundle = buildBundle('sarif');
  temporary = mkdtempSync(join(tmpdir(), 'dayang-sarif-'));
});
afterAll(() => {
  bundle.remove();
  rmSync(temporary, { recursive: true, force: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(temporary, '项目 '));
  mkdirSync(join(folder, '版面'));
  mkdirSync(join(folder, '稿 件'));
  write('dayang.yaml', '');
  write('版面/头版.yaml', PAGE);
  write('稿 件/头条#1.md', STORY);
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

async function log(...args: string[]): Promise<SarifLog> {
  const ran = await bundle.run(['check', '版面/头版.yaml', '--format', 'sarif', ...args], { cwd: folder });
  return JSON.parse(ran.stdout);
}
const of = (sarif: SarifLog, rule: string): SarifResult[] =>
  sarif.runs[0].results.filter(({ ruleId }) => ruleId === rule);
const prints = (sarif: SarifLog) =>
  sarif.runs[0].results
    .filter(({ level }) => level !== 'none')
    .map(({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints['dayangPlace/v1']}`)
    .sort();

describe('check --format sarif', () => {
  test('is one valid run, with a rule for each code and nothing else on the outputs', async () => {
    const ran = await bundle.run(['check', '版面/头版.yaml', '--format', 'sarif'], { cwd: folder });
    expect(ran.stderr).toBe('');
    expect(ran.status).toBe(1);
    const sarif: SarifLog = JSON.parse(ran.stdout);
    expect(sarifFaults(sarif)).toEqual([]);
    const { tool, results, invocations, automationDetails } = sarif.runs[0];
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(
      [...new Set(results.map(({ ruleId }) => ruleId))].sort(),
    );
    expect(invocations).toEqual([{ executionSuccessful: true, exitCode: 1 }]);
    expect(automationDetails.id).toBe('dayang/头版/');
  });

  test('finds the words: encoded path, line, columns in UTF-16 units', async () => {
    const [first, second] = of(await log(), 'text-halfwidth-punct');
    expect(first!.locations[0]!.physicalLocation).toEqual({
      artifactLocation: { uri: '%E7%A8%BF%20%E4%BB%B6/%E5%A4%B4%E6%9D%A1%231.md', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 4, endLine: 1, endColumn: 5, snippet: { text: ',' } },
    });
    // 渡口 :query[核对] ，， and two units of the emoji stand before 船来了.
    expect(second!.locations[0]!.physicalLocation.region).toMatchObject({ startLine: 3, startColumn: 20 });
    expect(STORY.split('\n')[2]!.slice(19, 20)).toBe(',');
  });

  test('levels are those of the severities, sentence and cure in the language', async () => {
    const query = of(await log('--lang', 'en'), 'story-query')[0]!;
    expect(query).toMatchObject({ level: 'warning', properties: { severity: 'blocking', allow: 'query' } });
    expect(query.message.text).toBe(
      'Open editorial query: 核对\nhint: Settle it and remove the mark; to print all the same use --allow query',
    );
    expect(of(await log(), 'story-query')[0]!.message.text).toMatch(/^稿件存疑：核对\n办法：/);
    write('版面/头版.yaml', 'stories: 3\n');
    const broken = await log();
    expect(broken.runs[0].results.map(({ level }) => level)).toContain('error');
    expect(broken.runs[0].invocations[0]).toEqual({ executionSuccessful: false, exitCode: 1 });
    expect(sarifFaults(broken)).toEqual([]);
  });

  test('what is let through, or of a rule that is off, is there as suppressed, with the reason', async () => {
    const sarif = await log('--allow', 'query');
    expect(of(sarif, 'story-query')[0]!.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: '--allow query' },
    ]);
    const [foot] = of(sarif, 'layout-foot-of-page');
    expect(foot!.suppressions).toMatchObject([{ kind: 'inSource', justification: '半版' }]);
    expect(foot!.suppressions![0]!.location!.physicalLocation.region).toMatchObject({ startLine: 5 });
    expect(of(sarif, 'text-punct-duplicate')[0]!.suppressions).toMatchObject([
      { justification: '引文照原稿' },
    ]);
    expect(of(sarif, 'lint-off').map(({ kind }) => kind)).toEqual(['informational', 'informational']);
    expect(of(sarif, 'text-halfwidth-punct')[0]).not.toHaveProperty('suppressions');
  });

  test('says where on the page it is, and what else belongs to it', async () => {
    const [foot] = of(await log(), 'layout-foot-of-page');
    expect(foot!.properties).toMatchObject({ rule: 'L12', box: { page: '头版', unit: 'mm' } });
    write(
      '版面/头版.yaml',
      `${PAGE}`.replace('lint:', '  over: { kind: label, text: 看样, columns: 1, lines: 2-3 }\nlint:'),
    );
    const [overlap] = of(await log(), 'frame-overlap');
    expect(overlap!.relatedLocations).toHaveLength(1);
    expect(overlap!.relatedLocations![0]).toMatchObject({ id: 1, message: { text: '另见' } });
  });

  test('prints survive lines put in before, and a change of the words changes them', async () => {
    const before = prints(await log());
    expect(new Set(before).size).toBe(before.length);
    write('稿 件/头条#1.md', `\n\n${STORY}`);
    write('版面/头版.yaml', `# 头版\n\n${PAGE}`);
    expect(prints(await log())).toEqual(before);
    write('稿 件/头条#1.md', STORY.replace('船来了,人走了', '大船到了,人散了'));
    expect(prints(await log())).not.toEqual(before);
  });

  test('nothing in the copy becomes a placeholder or a link', async () => {
    write('稿 件/头条#1.md', '渡口:query[看 {0} 和 甲\\](http://example.org)]。\n');
    const sarif = await log();
    expect(of(sarif, 'story-query')[0]!.message.text).toContain('{{0}}');
    expect(sarifFaults(sarif)).toEqual([]);
  });

  test('a problem without a place stands at the head of the page; a page that is not there too', async () => {
    const [tally] = of(await log(), 'text-tally');
    expect(tally!.locations[0]!.physicalLocation).toMatchObject({
      artifactLocation: { uri: '%E7%89%88%E9%9D%A2/%E5%A4%B4%E7%89%88.yaml' },
      region: { startLine: 1 },
    });
    const none = await bundle.run(['check', '没有.yaml', '--format', 'sarif'], { cwd: folder });
    expect(none.status).toBe(1);
    expect(sarifFaults(JSON.parse(none.stdout))).toEqual([]);
  });

  test('called from within a folder, what lies outside has a whole address', async () => {
    const ran = await bundle.run(['check', '头版.yaml', '--format', 'sarif'], { cwd: join(folder, '版面') });
    const sarif: SarifLog = JSON.parse(ran.stdout);
    expect(sarifFaults(sarif)).toEqual([]);
    expect(of(sarif, 'text-halfwidth-punct')[0]!.locations[0]!.physicalLocation.artifactLocation.uri).toMatch(
      /^file:\/\/.*%231\.md$/,
    );
  });

  test('build has no such form', async () => {
    const ran = await bundle.run(['build', '版面/头版.yaml', '--format', 'sarif'], { cwd: folder });
    expect(ran.status).toBe(2);
  });
});

test('the checks of this test see what is wrong', async () => {
  const good = await log();
  const bad: { runs: [{ results: Record<string, unknown>[]; columnKind: string }] } = JSON.parse(
    JSON.stringify(good),
  );
  bad.runs[0].columnKind = 'bytes';
  bad.runs[0].results[0]!.ruleIndex = 99;
  bad.runs[0].results[1]!.level = 'fatal';
  bad.runs[0].results[2]!.locations = [
    {
      physicalLocation: {
        artifactLocation: { uri: '稿件.md', uriBaseId: '%SRCROOT%' },
        region: { startLine: 0 },
      },
    },
  ];
  expect(sarifFaults(JSON.parse(JSON.stringify(bad))).length).toBeGreaterThanOrEqual(5);
});
