import { describe, expect, test } from 'vitest';
import { load, page, said } from './disk.ts';

const PAGE = `stories: { lead: a.md }
grid: { body: 10pt, pitch: 16pt }
frames:
  photo: { kind: label, text: 照片, columns: 1-2, lines: 30-49, wrap: { standoff: 1字 } }
  main: { kind: text, columns: 1-8, lines: 1-end }
`;
const problems = (fit: string, rest = '') => load(`${PAGE}fit: ${fit}\n${rest}`).problems;

describe('what may give', () => {
  test('is read with its limits', () => {
    const { model } = page(`${PAGE}fit:
  body: { size: [9.5pt, 10.5pt], leading: [15pt, 17pt] }
  heads: { subhead: [14pt, 12pt] }
  frames: { photo: { lines: [14, 22], edge: foot } }
  optional: [photo, { quote: 2, story: lead }]
`);
    expect(model.fit).toEqual({
      body: {
        size: [
          { value: 9.5, unit: 'pt' },
          { value: 10.5, unit: 'pt' },
        ],
        leading: [
          { value: 15, unit: 'pt' },
          { value: 17, unit: 'pt' },
        ],
      },
      heads: {
        subhead: [
          { value: 14, unit: 'pt' },
          { value: 12, unit: 'pt' },
        ],
      },
      frames: { photo: { lines: [14, 22], edge: 'foot' } },
      optional: [{ frame: 'photo' }, { quote: 2, story: 'lead' }],
    });
  });

  test('is merged key by key through a template, and null takes a key out', () => {
    const { model } = page({
      'page.yaml':
        'extends: base.yaml\nfit: { body: { size: null }, frames: { photo: { lines: [18, 22] } } }\n',
      'base.yaml': `${PAGE}fit: { body: { size: [9pt, 11pt], leading: [15pt, 17pt] }, frames: { photo: { lines: [14, 22] } } }\n`,
    });
    expect(Object.keys(model.fit?.body ?? {})).toEqual(['leading']);
    expect(model.fit?.frames).toEqual({ photo: { lines: [18, 22] } });
  });

  test('may name a frame that the page took out of its template, but no other that is not there', () => {
    const base = `${PAGE}fit: { frames: { photo: { lines: [14, 22] } }, optional: [photo] }\n`;
    const without = 'extends: base.yaml\nframes: { photo: null }\n';
    expect(load({ 'page.yaml': without, 'base.yaml': base }).problems).toEqual([]);
    expect(said(problems('{ optional: [phto] }'))).toEqual(['page.yaml:6:19 unknown-frame']);
  });

  test('gives nothing of what the page set beyond the limits of its template; limits of its own are held to', () => {
    const base = `${PAGE}fit: { body: { leading: [15pt, 17pt] }, frames: { photo: { lines: [14, 22] } } }\n`;
    const own = (text: string) => ({ 'page.yaml': `extends: base.yaml\n${text}\n`, 'base.yaml': base });
    expect(page(own('frames: { photo: { lines: 1-40 } }')).model.fit).toEqual({
      body: { leading: expect.anything() },
      frames: {},
    });
    expect(page(own('frames: { photo: { lines: 1-18 } }')).model.fit?.frames).toHaveProperty('photo');
    expect(said(load(own('fit: { frames: { photo: { lines: [30, 40] } } }')).problems)).toEqual([
      'page.yaml:2:27 fit-limits',
    ]);
  });

  test.each([
    ['{ body: { size: 10pt } }', 'spec-fit-sizes'],
    ['{ body: { size: [9pt, 10pt, 11pt] } }', 'spec-fit-sizes'],
    ['{ body: { size: [9, 11pt] } }', 'unit-missing-size'],
    ['{ body: { size: [11pt, 9pt] } }', 'spec-order'],
    ['{ body: { size: [10.5pt, 11pt] } }', 'fit-limits'],
    ['{ body: { leading: [17pt, 19pt] } }', 'fit-limits'],
    ['{ body: { step: 0pt } }', 'spec-step-range'],
    ['{ heads: { subhed: [14pt] } }', 'unknown-style'],
    ['{ frames: { photo: { lines: 14-22 } } }', 'spec-fit-lines'],
    ['{ frames: { photo: { lines: [21, 30] } } }', 'fit-limits'],
    ['{ frames: { photo: { lines: [10, 30], with: [nobody] } } }', 'unknown-frame'],
    ['{ frames: { photo: { lines: [10, 30], edge: left } } }', 'spec-choice'],
    ['{ frames: { photo: {} } }', 'missing-key'],
    ['{ optional: [main] }', 'fit-not-optional'],
    ['{ optional: [{ frame: photo, gives: [photo] }] }', 'fit-heir-not-text'],
    ['{ optional: [{ quote: 1, story: lede }] }', 'unknown-story'],
    ['{ optional: [3] }', 'spec-fit-optional'],
    ['{ shrink: true }', 'unknown-key-plain'],
  ])('%s is %s', (fit, code) => {
    const found = problems(fit);
    expect(found.map((one) => one.code)).toEqual([code]);
    expect(found[0]?.place?.line).toBe(6);
  });
});

describe('lines from the last one', () => {
  const lines = (written: string) =>
    page(`stories: { lead: a.md }\nframes:\n  main: { kind: text, columns: 1-8, lines: ${written} }\n`).model
      .frames[0]?.area.lines;

  test.each([
    ['14-end', [14, 0]],
    ['14-end-7', [14, -7]],
    ['end-5-end', [-5, 0]],
    ['end', [0, 0]],
    ['14-75', [14, 75]],
  ])('%s', (written, expected) => expect(lines(written)).toEqual(expected));

  test.each(['end-14', 'end+1-end', 'ende', '0-end', 'end-0'])('%s is a line or no range', (written) => {
    const outcome = load(
      `stories: { lead: a.md }\nframes:\n  main: { kind: text, columns: 1-8, lines: ${written} }\n`,
    );
    expect(outcome.problems.map((one) => one.code)).toEqual(written === 'end-14' ? [] : ['spec-line-span']);
  });

  test('may not run backwards', () => {
    const outcome = load('stories: { lead: a.md }\nframes:\n  m: { kind: text, lines: end-end-5 }\n');
    expect(outcome.problems.map((one) => one.code)).toEqual(['spec-span-order']);
  });
});
