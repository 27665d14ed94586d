import type { Message } from './problem.ts';

/** Messages of templates: slots, locks, variants, themes, and of `dayang new`, `dayang templates` and `schema --check`. */
export const templateMessages = {
  'template-locked': {
    severity: 'fatal',
    zh: '“{key}”由模板锁定，不能改（{template}）',
    en: '“{key}” is locked by the template ({template})',
    hintZh: '删去这一处；确要改，另做一个模板，或改模板里的 locked',
    hintEn: 'Take this key out; if it has to change, make a template of its own, or edit “locked” there',
  },
  'unknown-variant': {
    severity: 'fatal',
    zh: '模板没有变体“{name}”',
    en: 'The template has no variant “{name}”',
    hintZh: '是不是“{suggestion}”？有：{known}',
    hintEn: 'Did you mean “{suggestion}”? There are: {known}',
  },
  'unknown-theme': {
    severity: 'fatal',
    zh: '模板没有配色“{name}”',
    en: 'The template has no colour theme “{name}”',
    hintZh: '是不是“{suggestion}”？有：{known}',
    hintEn: 'Did you mean “{suggestion}”? There are: {known}',
  },
  'unknown-slot': {
    severity: 'fatal',
    zh: '没有叫“{name}”的位置',
    en: 'There is no slot “{name}”',
    hintZh: '是不是“{suggestion}”？有：{known}',
    hintEn: 'Did you mean “{suggestion}”? There are: {known}',
  },
  'slot-empty': {
    severity: 'fatal',
    zh: '模板的“{slot}”（{about}）没有内容，这是必需的',
    en: 'The slot “{slot}” of the template ({aboutEn}) has no content, and it is required',
    hintZh: '在版面的 content: 下面写 {slot}: 和文件名（或文字）；编者按、数说、摘句写在稿件里',
    hintEn: 'Write {slot}: and a file (or words) under content:; a note, figures or quote go into the story',
  },
  'slot-kind': {
    severity: 'fatal',
    zh: '“{slot}”要的是{kind}',
    en: '“{slot}” takes {kindEn}',
    hintZh:
      '编者按、数说、摘句写在稿件里，不写在 content: 下面；图片写文件名，或写 file、caption、credit、alt',
    hintEn:
      'A note, figures or quote stand in the story, not under content:; a picture is a file name, or file, caption, credit, alt',
  },
  'slot-short': {
    severity: 'advisory',
    zh: '“{slot}”（{about}）只有 {count} 字，模板至少要 {min} 字，还差 {lack} 字',
    en: '“{slot}” ({aboutEn}) has {count} characters; the template wants at least {min}: {lack} to add',
    hintZh: '补写；长稿也可以加图片、摘句，或换一个变体',
    hintEn: 'Write more; a long story may take a picture or a quote, or another variant',
  },
  'slot-long': {
    severity: 'advisory',
    zh: '“{slot}”（{about}）有 {count} 字，模板最多放 {max} 字，多出 {excess} 字',
    en: '“{slot}” ({aboutEn}) has {count} characters; the template takes at most {max}: {excess} to cut',
    hintZh: '删短，或去掉可有可无的图片、数说；也可以换一个变体',
    hintEn: 'Cut, or leave out an optional picture or the figures; another variant may suit',
  },
  'template-unknown': {
    severity: 'fatal',
    zh: '没有模板“{name}”',
    en: 'There is no template “{name}”',
    hintZh: '是不是“{suggestion}”？有：{known}；dayang templates 列出各个的样子',
    hintEn: 'Did you mean “{suggestion}”? There are: {known}; dayang templates shows them',
  },
  'new-name': {
    severity: 'fatal',
    zh: '“{name}”不能做文件夹的名字：{why}',
    en: '“{name}” cannot be the name of a folder: {whyEn}',
    hintZh: '用汉字、字母、数字、空格、- 和 _，例如 2021-02-质量专版；要放到别的文件夹，先 cd 过去',
    hintEn:
      'Use letters, digits, blanks, - and _, for instance 2021-02-quality; to make it elsewhere, cd there first',
  },
  'new-exists': {
    severity: 'fatal',
    zh: '“{name}”已经有了，没有动它',
    en: '“{name}” exists already and was left alone',
    hintZh: '换一个名字，或先把它移走',
    hintEn: 'Take another name, or move it away first',
  },
  'new-unwritable': {
    severity: 'fatal',
    zh: '这里建不了文件夹“{name}”（{detail}）',
    en: 'The folder “{name}” cannot be made here ({detail})',
    hintZh: '看看这个文件夹能不能写，磁盘有没有满',
    hintEn: 'See whether this folder can be written to, and whether the disk is full',
  },
  'schema-value': {
    severity: 'fatal',
    zh: '“{key}”的值不合格式',
    en: 'The value of “{key}” does not have the form that it takes',
    hintZh: '要写成：{expected}',
    hintEn: 'It takes: {expected}',
  },
  'schema-kind': {
    severity: 'fatal',
    zh: '看不出这是哪种文件',
    en: 'The kind of this file cannot be told',
    hintZh: '第一行写 # yaml-language-server: $schema=page.schema.json；种类有：{known}',
    hintEn: 'Write # yaml-language-server: $schema=page.schema.json in the first line; there are: {known}',
  },
} as const satisfies Record<string, Message>;
