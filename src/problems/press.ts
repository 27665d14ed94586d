import type { Message } from './problem.ts';

/** Messages about profiles and pictures. */
export const pressMessages = {
  'profile-not-icc': {
    severity: 'fatal',
    zh: '{file} 不是 ICC 特性文件',
    en: '{file} is not an ICC profile',
    hintZh: '向印厂要新闻纸的输出特性文件（.icc），不写则用自带的新闻纸特性文件',
    hintEn: 'Ask the plant for its newsprint profile (.icc), or leave it out to use the one that comes along',
  },
  'profile-damaged': {
    severity: 'fatal',
    zh: '特性文件 {file} 不能用：{detail}',
    en: 'The profile {file} cannot be used: {detailEn}',
    hintZh: '文件可能没有传完整，向印厂重新要一份',
    hintEn: 'The file may have been cut short on its way; ask the plant for it again',
  },
  'profile-not-press': {
    severity: 'fatal',
    zh: '{file} 不是印刷输出用的特性文件（类别 {found}，应为 prtr）',
    en: '{file} is not a profile of a press (class {found} instead of prtr)',
    hintZh: '显示器、扫描仪的特性文件不能用来分色，向印厂要输出特性文件',
    hintEn: 'Profiles of screens and scanners cannot separate colours; ask the plant for its output profile',
  },
  'profile-not-cmyk': {
    severity: 'fatal',
    zh: '特性文件 {file} 不是四色的（{found}）',
    en: 'The profile {file} is not for CMYK ({found})',
    hintZh: '报纸用四色印刷，向印厂要 CMYK 输出特性文件',
    hintEn: 'Newspapers print in four inks; ask the plant for its CMYK output profile',
  },
  'picture-unknown': {
    severity: 'fatal',
    zh: '图片 {file} 认不出是什么格式',
    en: 'The picture {file} is of no known format',
    hintZh: '图片要用 JPEG、PNG、TIFF 或 WebP；文件也可能已损坏',
    hintEn: 'Use JPEG, PNG, TIFF or WebP; the file may also be damaged',
  },
  'picture-wrong-kind': {
    severity: 'fatal',
    zh: '图片 {file} 其实是 {found}，不是可用的图片格式',
    en: 'The picture {file} is really {found}, which cannot be placed as a picture',
    hintZh: '在看图软件里另存为 JPEG、PNG、TIFF 或 WebP（只改扩展名没有用）',
    hintEn: 'Save it as JPEG, PNG, TIFF or WebP in a picture program; renaming the file does not help',
  },
  'picture-is-svg': {
    severity: 'fatal',
    zh: '图片 {file} 其实是 SVG 矢量图，不是照片',
    en: 'The picture {file} is really an SVG drawing',
    hintZh: '矢量广告请用扩展名 .svg 并只含简单图形，或另存为 TIFF、PNG',
    hintEn: 'Name a drawing .svg and keep it to simple shapes, or save it as TIFF or PNG',
  },
  'picture-is-pdf': {
    severity: 'fatal',
    zh: '{file} 是 PDF，版面上还不能直接放 PDF 广告',
    en: '{file} is a PDF; PDF advertisements cannot be placed yet',
    hintZh: '请广告方另存为 300 ppi 以上的 TIFF 或 JPEG（CMYK，带特性文件），或简单图形的 SVG',
    hintEn: 'Ask for a TIFF or JPEG of 300 ppi or more (CMYK with its profile), or an SVG of simple shapes',
  },
  'drawing-refused': {
    severity: 'fatal',
    zh: '矢量图 {file} 里有不能用的东西：{found}',
    en: 'The drawing {file} contains what cannot be used: {found}',
    hintZh:
      '只能有路径（M L H V C Q Z）和简单图形、组和移动缩放旋转，颜色用黑白灰、device-cmyk(…) 或颜色表里的名字；文字先转曲，别的请另存为 TIFF',
    hintEn:
      'Paths (M L H V C Q Z), simple shapes and groups with transforms, in black, white, greys, device-cmyk(…) or names of the palette; turn type into outlines, or save it as TIFF',
  },
  'drawing-color': {
    severity: 'blocking',
    zh: '框 {frame} 的矢量图用了颜色 {name}，颜色表里没有，先画成黑色',
    en: 'The drawing in frame {frame} uses the colour {name}, which the palette does not have; it is drawn black',
    hintZh: '在 palette 里加上 {name}，写明四色墨量',
    hintEn: 'Add {name} to the palette with its inks',
  },
  'picture-no-room': {
    severity: 'fatal',
    zh: '框 {frame} 放不下图片：说明文字占去了高度',
    en: 'Frame {frame} has no room for its picture beside the caption',
    hintZh: '把框加高，或缩短图片说明',
    hintEn: 'Make the frame higher, or the caption shorter',
  },
  'picture-no-alt': {
    severity: 'advisory',
    zh: '框 {frame} 的图片没有替代文字（alt），看不见图的读者不知道是什么',
    en: 'The picture in frame {frame} has no alt text for readers who cannot see it',
    hintZh: '加一行 alt: 用一句话说图上有什么；纯装饰的写 alt: ""',
    hintEn: 'Add alt: with a sentence on what it shows; alt: "" for mere decoration',
  },
  'picture-no-caption': {
    severity: 'advisory',
    zh: '框 {frame} 的图片没有图片说明',
    en: 'The picture in frame {frame} has no caption',
    hintZh: '加一行 caption: 说明时间、地点、人物；纯装饰的写 alt: ""',
    hintEn: 'Add caption: with what, where and who; alt: "" for mere decoration',
  },
  'picture-cut': {
    severity: 'advisory',
    zh: '框 {frame} 的图片{sides}裁去了 {percent}%',
    en: 'The picture in frame {frame} loses {percent} % at {sidesEn}',
    hintZh: '看校样，主体还全不全；写 focus: [离左%, 离上%] 保住主体，如 focus: [50, 30]，写了就不再提示',
    hintEn:
      'Look at the proof; focus: [left %, top %] keeps what matters, as focus: [50, 30], and ends this note',
  },
  'picture-damaged': {
    severity: 'fatal',
    zh: '图片 {file} 已损坏：{detail}',
    en: 'The picture {file} is damaged: {detailEn}',
    hintZh: '重新传一份原图；能在看图软件里打开的话，另存一份再用',
    hintEn: 'Get the original again; when a picture program opens it, save it anew',
  },
  'picture-too-large': {
    severity: 'fatal',
    zh: '图片 {file} 有 {width} × {height} 像素，超过上限 {limit} 百万像素',
    en: 'The picture {file} has {width} × {height} pixels, more than the limit of {limit} million',
    hintZh: '先在图片软件里缩小；整版图片 4600 × 6400 像素已经够用',
    hintEn: 'Reduce it in a picture program first; 4600 × 6400 pixels fill a whole broadsheet page',
  },
  'picture-profile-unusable': {
    severity: 'advisory',
    zh: '图片 {file} 里的特性文件不能用（{detail}），按通常的颜色转换',
    en: 'The profile in the picture {file} cannot be used ({detailEn}); the usual colours are assumed',
    hintZh: '看一看印出的颜色对不对；不对就请拍摄者重新导出，带 sRGB 特性文件',
    hintEn:
      'Look at the colours in the proof; when they are wrong, have it exported again with an sRGB profile',
  },
  'picture-cmyk-unprofiled': {
    severity: 'advisory',
    zh: '四色图片 {file} 没有特性文件，墨量照原样使用，只压到墨量上限以内',
    en: 'The CMYK picture {file} has no profile; its inks are used as they are, held to the ink limit',
    hintZh: '给新闻纸以外的纸分色的图片会发暗，最好要 RGB 原图',
    hintEn: 'A picture separated for other paper prints dark; the RGB original is better',
  },
} as const satisfies Record<string, Message>;
