/** What the keys of a plant, of a page's `press` and of house settings mean, "中文 / English", for the JSON Schemas. */
const shared = {
  pageSize: '印厂要的版面尺寸 [390mm, 540mm]，不符就报 / Page size that the plant takes; another is reported',
  typeArea: '印厂的最大版心，出了就报 / Largest type area; what stands outside is reported',
  nonPrintingEdge: '四边印不到的宽度 / Width along the edges that cannot be printed',
  bleed: '出血，报纸不裁切时为 0 / Bleed; 0 for untrimmed newspapers',
  marks: '印刷标记：true、false，或分项 / Printer’s marks: true, false, or one by one',
  standard: '文件标准：x-4 或 x-1a:2003 / Standard of the file',
  profile:
    '输出特性文件（.icc），不写用自带的新闻纸 / Output profile; the newsprint that comes along when absent',
  condition: '印刷条件的名称，写进输出意图 / Name of the printing condition, for the output intent',
  inkLimit: '总墨量上限，百分数 / Limit on total ink, per cent',
  inks: '油墨：cmyk、k，或加专色 / Inks: cmyk, k, or with spot inks',
  minimum: '最小字号和线粗 / Smallest type and rules',
  resolution: '图片分辨率界限，ppi / Limits on the resolution of pictures, ppi',
  knockoutFrom: '从这个字号起，黑字在底色上镂空 / Black type from this size knocks out of tints',
  fileName: '文件名，如 {date}-{page}-{section}.pdf / Name of the file',
  outlines: '另写一份转曲文件 / Also write a file with the type as outlines',
  deliveryNote: '另写传版单 / Also write a delivery note',
} as const;

export const pressDescriptions = {
  plant: { name: '印厂名 / Name of the plant', ...shared },
  press: {
    plant: '印厂资料文件 plant.yaml / File of the plant',
    name: '印厂名 / Name of the plant',
    page: '版次，用于文件名，如 A3 / Page number in the paper, for names of files',
    section: '版名，用于文件名 / Section, for names of files',
    ...shared,
  },
  house: {
    plant: '平时付印的印厂，plant.yaml / The plant that the house prints at',
    signing:
      '签样：谁依次签，改了什么谁要重签 / Signatures: who signs in turn, and who signs again after which change',
    paper: '报名，单独排一版时用；一期报里写在 issue.yaml / Name of the paper, for pages built alone',
    licence: '刊号或准印证，单独排一版时用 / Licence number, for pages built alone',
    imprint: '刊脚一行：主办、主编、地址……，单独排一版时用 / Imprint in one line, for pages built alone',
  },
  signing: {
    steps:
      '签样的步骤，按先后，如 [责编, 美编, 一校, 二校, 终审签发]（不写就是这五步） / Steps in their order; these five when absent',
    required:
      'true：没有签全、签后又改，不能付印 / true: no press file without a fresh signature of every step',
    resets: '改了什么，哪些步骤要重签 / Which steps must sign again after which change',
  },
  resetKeys: {
    words:
      '改了文字：all、none 或步骤，如 [责编, 一校]；不写是 all / Words changed: all, none, or steps; all when absent',
    pictures: '换了图片：不写是美编及以后 / Pictures changed: 美编 and later when absent',
    layout: '改了版式：不写是美编及以后 / Layout changed: 美编 and later when absent',
    fonts: '换了字体：不写是美编及以后 / Fonts changed: 美编 and later when absent',
    settings: '改了印厂资料、输出特性：不写是美编及以后 / Press settings changed: 美编 and later when absent',
    tool: '换了 dayang 的版本：不写是 none / Another version of dayang: none when absent',
  },
  minimum: {
    text: '单色字最小字号 / Type in one ink',
    multiInkText: '两色以上叠印的字 / Type in two inks or more',
    reversed: '单色底上的反白字 / Reversed out of one ink',
    reversedMultiInk: '两色以上底上的反白字 / Reversed out of two inks or more',
    rule: '最细的线 / Thinnest rule',
    multiInkRule: '两色以上的线 / Rule in two inks or more',
    solidRule: '细于此须单色实地 / Thinner ones must be solid in one ink',
  },
  resolution: {
    error: '低于此不能付印 / An error below',
    warn: '低于此提醒 / A warning below',
    lineArtError: '黑白线条图，低于此不能付印 / Line art: an error below',
    lineArtWarn: '黑白线条图，低于此提醒 / Line art: a warning below',
    target: '图片缩到的分辨率 / Pictures are reduced to this',
  },
  condition: {
    identifier: '登记名，如 CGATS TR 002 / Identifier',
    info: '说明 / The condition in words',
    registry: '登记处网址 / Registry',
  },
  limitKeys: {
    warn: '超过提醒 / A warning above',
    error: '超过不能付印 / An error above',
    mean: '15 毫米见方的平均墨量，超过提醒 / A warning when the mean over a square of 15 mm is above',
  },
  markKeys: {
    crop: '裁切线 / Crop marks',
    registration: '套准线 / Registration marks',
    colorBar: '色标 / Colour bar',
    slug: '版边说明行 / Slug line',
  },
  inkKeys: { process: '四色 cmyk 或单黑 k / Process inks', spots: '专色 / Spot inks' },
  spotInk: { name: '墨名 / Name of the ink', cmyk: '四色近似值 / Nearest process colour' },
} as const;
