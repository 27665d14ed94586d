/** What the keys of an issue file (issue.yaml) mean, "中文 / English", for its JSON Schema. */
export const issueDescriptions = {
  issue: {
    paper: '报名；报眉、报头里写 {paper} / Name of the paper; {paper} in folios and labels',
    date: '日期，2021-03-01；{date}，{date-cn} 是 2021年3月1日 星期一 / Date; {date}, and {date-cn} with the weekday',
    issue:
      '期号：整句照印，写数就是 总第n期；{issue} / Number of the issue: words as printed, or a number; {issue}',
    licence: '刊号或准印证，照印；{licence} / Licence number, as printed; {licence}',
    imprint: '刊脚一行：主办、主编、地址……；{imprint} / Imprint in one line; {imprint}',
    pages:
      '各版，按版次先后：版面文件，或直接写版面的键 / Pages in their order: page files, or the keys of a page',
    jumps:
      '转版：名字（平常就是稿件名）、从第几版转到第几版 / Jumps: a name (the story’s, as a rule), from which page to which',
  },
  issuePage: {
    file: '版面文件，从本文件所在文件夹算起 / Page file, looked up from the folder of this file',
    number: '版次：3、A3；不写按先后数 / Page number, 3 or A3; counted when absent',
    section: '版名；{section} / Section; {section}',
  },
  jump: {
    from: '稿件开头在第几版 / Page where the story begins',
    to: '接着排在第几版 / Page where it goes on',
    story:
      '开头那一版里的稿件名；不写就是本条的名字 / Story on the first page; the name of the jump when absent',
    into: '接排那一版里的稿件名；不写就是 story / Story on the second page; as story when absent',
    head: '接排的题，| 处可换行；不写用原题 / Head of the continuation, | where a line may end; the title when absent',
  },
} as const;
