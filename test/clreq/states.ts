/** Clauses that are met in another way than the words say, each with the sentence that permits it. */
export const DEVIATIONS: ReadonlyMap<string, string> = new Map();

const RUBY = 'ruby is set in brackets in the line until there is ruby';
const LINES = 'proper-name and wavy title lines are not set in news copy';

/** Clauses of features that are put off: ruby, and lines beside the text. */
export const LATER: ReadonlyMap<string, string> = new Map([
  ...[
    '5.5.2-a',
    '5.5.4.1-a',
    '5.5.4.1-b',
    '5.5.4.1-c',
    '5.5.4.1-d',
    '5.5.4.1-e',
    '5.5.6-a',
    '5.5.6-b',
    '5.5.6-c',
  ].map((id) => [`CLREQ-${id}`, RUBY] as const),
  ...['5.6.1-a', '5.6.1-d', '5.6.1-e', '5.6.1-f', '5.6.1-g', '5.6.1-j'].map(
    (id) => [`CLREQ-${id}`, LINES] as const,
  ),
]);

const PAGE_LEVEL =
  'vertical setting is for heads, side heads and boxed text: pages, pictures, captions and tables stay horizontal';

/** The same in vertical setting. */
export const LATER_VERTICAL: ReadonlyMap<string, string> = new Map([
  ...[
    '2.1.1-b',
    '2.1.2-e',
    '2.1.2-j',
    '2.1.2-l',
    '7.1.1.3-d',
    '7.1.1.3-e',
    '7.1.1.4-a',
    '7.1.1.4-b',
    '7.1.1.5-a',
    '7.1.1.5-b',
    '7.1.1.5-c',
  ].map((id) => [`CLREQ-${id}`, PAGE_LEVEL] as const),
  ...['CLREQ-5.5.2-b', 'CLREQ-5.5.6-a', 'CLREQ-5.5.6-b', 'CLREQ-5.5.6-c'].map((id) => [id, RUBY] as const),
  ...[
    'CLREQ-5.6.1-a',
    'CLREQ-5.6.1-d',
    'CLREQ-5.6.1-e',
    'CLREQ-5.6.1-f',
    'CLREQ-5.6.1-g',
    'CLREQ-5.6.1-k',
    'GB-5.2.4-a',
  ].map((id) => [id, LINES] as const),
]);
