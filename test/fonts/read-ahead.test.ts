import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFontsAhead } from '../../src/fonts/read-ahead.ts';

test('reads every shipped font whole, with its hash', async () => {
  const fonts = await readFontsAhead('fonts');
  expect([...fonts.keys()].sort()).toEqual(
    ['biaosong', 'hei', 'kai', 'song', 'xiaobiaosong', 'xihei'].map((name) =>
      realpathSync(`fonts/${name}.ttf`),
    ),
  );
  const song = fonts.get(realpathSync('fonts/song.ttf'))!;
  const bytes = readFileSync('fonts/song.ttf');
  expect(Buffer.compare(song.bytes, bytes)).toBe(0);
  expect(song.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('a folder that is not there gives no fonts and no fault', async () => {
  expect((await readFontsAhead('no-such-folder')).size).toBe(0);
});
