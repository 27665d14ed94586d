/** What the keys of house.yaml mean, "中文 / English", for its JSON Schema. */
export const houseDescriptions = {
  words: {
    names:
      '姓名、职务、排名先后 / People: how the name is written, the post, the place in the order of names',
    phrases:
      '固定提法，一字不差，能不拆行就不拆 / Fixed phrases, to the letter; kept on one line where nothing is lost by it',
    forbidden: '不印的词；可写改用什么 / Words that are not printed, with what to say instead',
    spellings: '本单位的写法 / Spellings that the house prefers',
  },
  person: {
    name: '姓名 / Name',
    title: '职务，写在姓名前面的样子 / Post, as it stands before the name',
    keep: 'hard：任何一行都不拆开；不写：宁可字距略松也不拆，标题里一律不拆 / hard: never parted; else parted only before a line is torn, and never in heads',
    order: '排名，小的在前 / Place in the order of names; smaller comes first',
  },
  forbidden: {
    word: '不印的词 / Word that is not printed',
    use: '改用什么 / What to say instead',
  },
  spelling: {
    use: '本单位这样写 / The spelling of the house',
    not: '不这样写，可列几种 / Spellings that it replaces',
  },
} as const;
