import { expect, test } from 'vitest';
import { staleWords } from '../../src/import/merge/stale.ts';

const BEFORE = '冯桂兰下料二十二年，全年节约214万元。\n\n祝小川扶着样板。';
const AFTER = '冯桂岚下料二十二年，全年节约218万元。\n\n祝小川扶着样板。';

test('a name and a figure that were corrected in the copy are found in the caption', () => {
  const page = 'content:\n  photo: { caption: 冯桂兰（右）和祝小川在排样, alt: 节约214万元 }\n';
  expect(staleWords(BEFORE, AFTER, page)).toEqual([
    { line: 2, column: 21, words: '冯桂兰' },
    { line: 2, column: 43, words: '214万元' },
  ]);
});

test('words that the story still has, that it never had, and comments are left alone', () => {
  const page = '# 冯桂兰的版\ntitle: 祝小川  # 冯桂兰\ncaption: 王大为在看图\n';
  expect(staleWords(BEFORE, AFTER, page)).toEqual([]);
  expect(staleWords(BEFORE, BEFORE, 'caption: 冯桂兰')).toEqual([]);
});

test('a name that is corrected in one place only still stands in the story, and is not told', () => {
  expect(staleWords('冯桂兰来了。冯桂兰走了。', '冯桂岚来了。冯桂兰走了。', 'caption: 冯桂兰')).toEqual([]);
});
