import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPages } from '../../src/build.ts';
import { openFiles } from '../../src/files.ts';

const library = fileURLToPath(new URL('../..', import.meta.url));
const NAME = '周渡生';
const BODY = `${'渡口的灯亮着船工'.repeat(2)}${NAME}在岸边等人来坐船过河去赶集卖菜上学看病走亲戚`;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-kept-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines of a page whose body has the name at every place of a line in turn. */
function lines(house: string | undefined, writing: 'horizontal' | 'vertical' = 'horizontal'): string[] {
  const story = Array.from({ length: 12 }, (_, i) => `${'灯'.repeat(i + 1)}${BODY}`).join('\n\n');
  writeFileSync(
    join(folder, 'story.md'),
    `# 船工${NAME}守住一盏渡口的灯\n\n### 岸上的${NAME}和他的船\n\n${story}`,
  );
  const vertical = writing === 'vertical' ? ', writing: vertical, valign: top' : '';
  writeFileSync(
    join(folder, 'page.yaml'),
    `stories: { a: story.md }
styles: { headline: { size: 30pt } }
frames:
  h: { kind: headline, story: a, columns: 1, lines: 1-12, pieces: [{ part: title, maxLines: 5 }]${vertical.replace(', valign: top', '')} }
  t: { kind: text, story: a, columns: ${vertical ? '2-8, lines: 1-12' : '2-3, lines: 1-90'}${vertical} }
`,
  );
  rmSync(join(folder, 'house.yaml'), { force: true });
  if (house !== undefined) writeFileSync(join(folder, 'house.yaml'), house);
  const files = openFiles({ pageFile: join(folder, 'page.yaml'), library, root: folder }).value!;
  const { value, problems } = buildPages(files, files.pageFile);
  expect(problems.filter(({ severity }) => severity === 'fatal')).toEqual([]);
  return value![0]!.scene.lines.map(({ kind, text }) => `${kind} ${text}`);
}

const parted = (all: readonly string[], kind: string) =>
  all.filter((line) => line.startsWith(kind) && /(?:周|周渡)$/.test(line));

describe.each(['horizontal', 'vertical'] as const)('names of house.yaml in %s lines', (writing) => {
  it('are parted where nobody has listed them', () => {
    expect(parted(lines(undefined, writing), 'body').length).toBeGreaterThan(0);
  });

  it('marked hard are never parted', () => {
    const all = lines(`names: [{ name: ${NAME}, keep: hard }]`, writing);
    expect(parted(all, 'body')).toEqual([]);
  });

  it('not marked are parted less', () => {
    const soft = parted(lines(`names: [{ name: ${NAME} }]`, writing), 'body').length;
    expect(soft).toBeLessThanOrEqual(parted(lines(undefined, writing), 'body').length);
  });

  it('are whole in heads and subheads in any case', () => {
    const all = lines(`names: [{ name: ${NAME} }]`, writing);
    for (const kind of ['title', 'subhead']) {
      expect(all.filter((line) => line.startsWith(kind) && line.includes(NAME))).toHaveLength(1);
    }
  });
});

describe('house.yaml', () => {
  it('with a fault stops the build and says where', () => {
    writeFileSync(join(folder, 'house.yaml'), 'names: [{ name: 周渡生, keep: often }]\n');
    const files = openFiles({ pageFile: join(folder, 'page.yaml'), library, root: folder }).value!;
    const [found, ...others] = buildPages(files, files.pageFile).problems.filter(
      ({ severity }) => severity === 'fatal',
    );
    expect(found?.place).toMatchObject({ file: 'house.yaml', line: 1 });
    expect(others).toEqual([]);
  });
});
