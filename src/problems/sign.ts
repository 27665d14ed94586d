import type { Message } from './problem.ts';

/** Messages about signatures (签样): house settings, the record, signing, and what changed since. */
export const signMessages = {
  'sign-house-step': {
    severity: 'fatal',
    zh: '“{key}”的步骤名“{value}”不对',
    en: '“{value}” in “{key}” is no name of a step',
    hintZh: '步骤名写成一行字，1 到 40 个，如 责编',
    hintEn: 'A step is named in one line of 1 to 40 characters',
  },
  'sign-house-step-twice': {
    severity: 'fatal',
    zh: '签样步骤“{step}”写了两次',
    en: 'The step “{step}” stands twice in signing.steps',
    hintZh: '每一步只写一次；同名的改成 一审、二审 这样的名字',
    hintEn: 'Name each step once; number steps that are alike',
  },
  'sign-house-step-unknown': {
    severity: 'fatal',
    zh: 'signing.resets 里的步骤“{step}”不在 signing.steps 里',
    en: 'The step “{step}” in signing.resets is not in signing.steps',
    hintZh: '是不是“{suggestion}”？步骤有：{known}',
    hintEn: 'Did you mean “{suggestion}”? The steps are: {known}',
  },
  'sign-house-reset': {
    severity: 'fatal',
    zh: '“{key}”要写 all、none 或步骤名的列表，写的是“{value}”',
    en: '“{key}” takes all, none, or a list of steps, not “{value}”',
    hintZh: '例如 [美编, 终审签发]',
    hintEn: 'For instance [美编, 终审签发]',
  },
  'sign-file-conflict': {
    severity: 'fatal',
    zh: '签样记录里留着合并冲突的记号',
    en: 'The record of signatures has marks of a merge conflict',
    hintZh: '两边的签样都留下，删去 <<<<<<<、=======、>>>>>>> 三种行；程序不会改写这个文件',
    hintEn:
      'Keep the signatures of both sides and delete the lines <<<<<<<, ======= and >>>>>>>; the file is left as it is',
  },
  'sign-file-format': {
    severity: 'fatal',
    zh: '签样记录的格式“{found}”这个版本认不得（能认 {known}）',
    en: 'This version does not know the format “{found}” of the record of signatures (it knows {known})',
    hintZh: '用写它的那个版本的 dayang，或升级；文件坏了就从备份恢复。程序不会改写这个文件',
    hintEn:
      'Use the version of dayang that wrote it, or a newer one, or restore a backup; the file is left as it is',
  },
  'sign-file-hash': {
    severity: 'fatal',
    zh: '签样记录里“{key}”的校验值不完整：“{value}”',
    en: 'The digest “{key}” in the record of signatures is damaged: “{value}”',
    hintZh: '签样记录不能手改；从备份或版本库恢复，或删去整条签样后重签',
    hintEn:
      'The record is not to be edited by hand: restore it, or delete the whole signature and sign again',
  },
  'sign-file-edited': {
    severity: 'fatal',
    zh: '“{step}”的这条签样写成以后被改过',
    en: 'The signature of “{step}” was changed after it was written',
    hintZh: '签样记录不能手改；从备份或版本库恢复，或删去整条签样后重签。程序不会改写这个文件',
    hintEn:
      'The record is not to be edited by hand: restore it, or delete the whole signature and sign again; the file is left as it is',
  },
  'sign-busy': {
    severity: 'fatal',
    zh: '别人正在签这个版面，等了 {seconds} 秒还没签完',
    en: 'Somebody else is signing this page and was not done after {seconds} seconds',
    hintZh: '过一会儿再签；确定没有人在签，就删掉 {file} 再签',
    hintEn: 'Try again in a moment; when nobody is signing, delete {file} first',
  },
  'sign-unknown-step': {
    severity: 'fatal',
    zh: '没有“{step}”这一步',
    en: 'There is no step “{step}”',
    hintZh: '是不是“{suggestion}”？单位设置里的步骤是：{known}',
    hintEn: 'Did you mean “{suggestion}”? The steps of the house are: {known}',
  },
  'sign-out-of-order': {
    severity: 'fatal',
    zh: '还轮不到“{step}”签：{before} 还没有签，或签后版面又改过',
    en: '“{step}” cannot sign yet: {before} has not signed, or the page has changed since',
    hintZh: '先请 {before} 签',
    hintEn: 'Let {before} sign first',
  },
  'sign-twice': {
    severity: 'fatal',
    zh: '“{step}”已经由 {name} 签过，签后版面没有改动',
    en: '“{step}” was signed by {name} already, and nothing has changed since',
    hintZh: '不用再签；一定要再签一次，加 --again',
    hintEn: 'There is no need to sign; to sign once more all the same, add --again',
  },
  'sign-no-house-steps': {
    severity: 'advisory',
    zh: '单位设置里没有签样步骤，照样记下；任何步骤都可以签，不管先后',
    en: 'The house names no steps, so any step may sign, in any order',
    hintZh: '在 dayang.yaml 里写 signing 和它的 steps，就按步骤签',
    hintEn: 'Write signing with its steps in dayang.yaml to have them in order',
  },
  unsigned: {
    severity: 'blocking',
    allow: 'unsigned',
    zh: '这个版面还没有签样：{steps}',
    en: 'This page is not signed yet by: {steps}',
    hintZh: '请他们看样后签：dayang sign {file} --as {next} --name 姓名',
    hintEn: 'Have them look at the page and sign: dayang sign {file} --as {next} --name NAME',
  },
  'unsigned-since': {
    severity: 'blocking',
    allow: 'unsigned',
    zh: '这个版面签样以后改过（{what}），要重签：{steps}',
    en: 'This page has changed since it was signed ({whatEn}); to sign again: {steps}',
    hintZh: '请他们看改动后重签；dayang sign {file} --status 可看谁签过、改了什么',
    hintEn:
      'Have them look at the changes and sign again; dayang sign {file} --status tells who signed and what changed',
  },
  'signed-words': {
    severity: 'advisory',
    zh: '{since} 签样以后文字改过：{what}；{reset}',
    en: 'The words have changed since {since} signed: {whatEn}; {resetEn}',
    hintZh: '看这处改动，该谁重签就请谁看样重签；不是有意改的，改回去签样就又有效',
    hintEn: 'Look at the change; those who are named sign again. Undone, the signatures hold again',
  },
  'signed-pictures': {
    severity: 'advisory',
    zh: '{since} 签样以后图片改过：{what}；{reset}',
    en: 'A picture has changed since {since} signed: {whatEn}; {resetEn}',
    hintZh: '看新图片和图片说明配不配；不是有意换的，换回去签样就又有效',
    hintEn: 'See that the new picture fits its caption; put back, the signatures hold again',
  },
  'signed-layout': {
    severity: 'advisory',
    zh: '{since} 签样以后版式改过：{what}；{reset}',
    en: 'The layout has changed since {since} signed: {whatEn}; {resetEn}',
    hintZh: '出一张校样看版面；不是有意改的，改回去签样就又有效',
    hintEn: 'Look at a proof of the page; undone, the signatures hold again',
  },
  'signed-fonts': {
    severity: 'advisory',
    zh: '{since} 签样以后字体改过：{what}；{reset}',
    en: 'A font has changed since {since} signed: {whatEn}; {resetEn}',
    hintZh: '出一张校样看字形、有无缺字；不是有意换的，换回去签样就又有效',
    hintEn: 'Look at a proof for glyphs; put back, the signatures hold again',
  },
  'signed-settings': {
    severity: 'advisory',
    zh: '{since} 签样以后付印设置改过：{what}；{reset}',
    en: 'The press settings have changed since {since} signed: {whatEn}; {resetEn}',
    hintZh: '和印厂核对付印设置；不是有意改的，改回去签样就又有效',
    hintEn: 'Make sure with the plant; undone, the signatures hold again',
  },
  'signed-tool': {
    severity: 'advisory',
    zh: '{since} 签样以后换了 dayang 的版本：{what}；{reset}',
    en: 'dayang is another version than when {since} signed: {whatEn}; {resetEn}',
    hintZh: '版面数据没有变就不用管；单位要求重签，在 dayang.yaml 的 signing.resets.tool 里写',
    hintEn:
      'Nothing to do while the page itself is the same; signing.resets.tool of dayang.yaml can ask for new signatures',
  },
} as const satisfies Record<string, Message>;
