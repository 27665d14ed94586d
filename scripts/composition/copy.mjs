// Copy for `npm run bench:composition`: original sample text, made from hand-written phrases by a fixed sequence of
// numbers, so that every run sets the same characters. Three voices: news with figures and foreign words, a feature
// with quotations, and a tale with dialogue.

/** Mulberry32: the same numbers on every machine. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const PLACES = [
  '渡口镇',
  '北岸码头',
  '河湾村',
  '老街口',
  '青石巷',
  '东坝粮站',
  '山脚下的果园',
  '镇图书馆',
  '船厂',
  '水文站',
  '文化站',
  '县城南门',
  '合作社的晒场',
  '堤上的小学',
  '桥头集市',
];
const PEOPLE = [
  '老周',
  '周渡生',
  '站长',
  '船工们',
  '年轻的测量员',
  '图书管理员小梅',
  '几位退休教师',
  '果农老韩',
  '值班员',
  '学校的孩子们',
  '合作社社员',
  '住在对岸的人',
  '带队的工程师',
  '一位上了年纪的乘客',
  '修表的师傅',
  '新来的技术员',
];
const TIMES = [
  '今年春天',
  '入冬以后',
  '每天清晨',
  '去年汛期',
  '连续几个星期',
  '傍晚收工时',
  '这一季',
  '头一回',
  '过了小满',
  '第二天一早',
  '到了月底',
  '雨停之后',
  '半个月来',
  '从那以后',
  '集市散了以后',
];
const DOES = [
  '把旧账本重新抄了一遍',
  '沿着河堤走了一个来回',
  '在灯下核对当天的水位',
  '给晚到的乘客留着一盏灯',
  '把损坏的船板一块块换下来',
  '在仓库门口排起了队',
  '商量怎样把渡船改得更稳当',
  '为新书编目、贴签、上架',
  '挨家挨户去问收成',
  '学会了看仪器上的读数',
  '在黑板上画出整条河的样子',
  '把晒干的果子装进纸箱',
  '一边听一边记',
  '决定先试一个月再说',
  '总要多看一眼天色',
  '把每一道工序写成卡片贴在墙上',
  '请来外地的师傅讲课',
  '轮流到对岸值夜班',
  '给旧机器加上护罩',
  '把收音机搬到院子里',
];
const RESULTS = [
  '工效比原来高了一截',
  '等船的时间短了一半',
  '大家的心也就定了',
  '这件事才算有了着落',
  '损耗慢慢降了下来',
  '街坊们说起来都觉得实在',
  '两岸的来往比从前方便得多',
  '借书的人一天比一天多',
  '过去想不到的办法也想出来了',
  '账目一清二楚',
  '谁也没有再提回去的话',
  '河面上又热闹起来',
  '剩下的木料正好够再造一条小船',
  '孩子们放学不必再绕远路',
  '这条经验很快传到了下游',
];
const SAID = [
  '办法是人想出来的，船也是人撑过去的',
  '水有水的脾气，急不得，也怕不得',
  '书放在架上是死的，到了人手里才活',
  '先把自己的活干好，再去说别人的长短',
  '一年到头，总得做一两件让人记得住的事',
  '看得见的地方要好，看不见的地方更要好',
  '今天多费一道手，明天少出一回错',
  '年纪大了，眼睛不行了，可耳朵还听得出机器的毛病',
  '路是一步一步走出来的，不是等出来的',
  '东西旧了可以修，规矩坏了可就难了',
  '你们年轻人胆子大，这是好事，可是绳子要系牢',
  '我不识几个字，但是账我算得清',
];
const THINGS = [
  '抽水机',
  '水位计',
  '船用发动机',
  '分拣线',
  '烘干房',
  '借阅系统',
  '浮桥',
  '变压器',
  '冷库',
  '灌溉渠',
  '轴承',
  '传感器',
];
const LATIN = [
  'GPS',
  'LED',
  'pH',
  'Wi-Fi',
  'USB',
  'QR',
  'A4',
  'CO2',
  'PVC',
  'IC卡',
  'VR',
  'App',
  '5G',
  'Type-C',
  'X光',
  'SD卡',
];
const FOREIGN = [
  'water level',
  'open house',
  'first aid',
  'ferry',
  'library',
  'harvest',
  'Riverside',
  'night school',
  'handbook',
  'safety first',
];
const BOOKS = [
  '河工笔记',
  '果树栽培手册',
  '渡船修造法',
  '乡土植物图说',
  '怎样记账',
  '水文年报',
  '夜校讲义',
  '木工常识',
];
const MOODS = [
  '天还没有亮透',
  '河上起了雾',
  '风从上游吹下来',
  '灯一盏一盏地亮了',
  '雪化得很慢',
  '水涨了又落',
  '月亮升到了桥头',
  '院子里静悄悄的',
  '炉子上的水开了',
  '远处传来汽笛声',
  '麦子已经黄了',
  '檐下的雨还在滴',
];
const LINKS = [
  '于是',
  '不过',
  '后来',
  '原来',
  '说到底',
  '其实',
  '再说',
  '这样一来',
  '与此同时',
  '幸好',
  '可是',
  '当然',
];
const UNITS = ['公里', '吨', '人次', '册', '亩', '户', '千克', '米', '小时', '元', '天', '名', '件'];

function voice(next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const chance = (share) => next() < share;
  const whole = (from, to) => from + Math.floor(next() * (to - from + 1));
  const number = () => {
    const kind = next();
    if (kind < 0.3) return String(whole(2, 99));
    if (kind < 0.55) return String(whole(100, 9999));
    if (kind < 0.7) return `${whole(1, 99)}.${whole(1, 9)}`;
    if (kind < 0.85) return `${whole(1, 9)}万`;
    return `${whole(10, 99)}%`;
  };
  const amount = () => {
    const text = number();
    return text.endsWith('%') ? text : text + pick(UNITS);
  };
  const date = () =>
    chance(0.5) ? `${whole(1, 12)}月${whole(1, 28)}日` : `${whole(1979, 2020)}年${whole(1, 12)}月`;
  return { pick, chance, whole, amount, date };
}

function newsSentence({ pick, chance, amount, date, whole }) {
  const forms = [
    () => `${date()}，${pick(PEOPLE)}在${pick(PLACES)}${pick(DOES)}，${pick(RESULTS)}。`,
    () =>
      `据统计，${pick(TIMES)}${pick(PLACES)}共接待${amount()}，比上年增加${amount()}；其中${pick(THINGS)}一项节约${amount()}，${pick(RESULTS)}。`,
    () => `${pick(PLACES)}新装的${pick(THINGS)}接通了${pick(LATIN)}，${pick(PEOPLE)}${pick(DOES)}。`,
    () =>
      `${pick(TIMES)}，${pick(PLACES)}、${pick(PLACES)}、${pick(PLACES)}三处同时开工，投入${amount()}，预计${date()}完成。`,
    () =>
      `这套${pick(THINGS)}（型号${pick(['DY', 'HK', 'SW'])}-${whole(100, 900)}）每天可以处理${amount()}，${pick(RESULTS)}。`,
    () => `会上通过了《${pick(BOOKS)}》的修订稿，全书${amount()}，附图${amount()}。`,
    () =>
      `${pick(PEOPLE)}把${pick(FOREIGN)}几个词写在牌子上，旁边注着“${pick(['水位', '开放日', '急救', '渡船', '夜校', '安全第一'])}”。`,
    () =>
      `从${pick(PLACES)}到${pick(PLACES)}，全程${amount()}，原来要走${whole(2, 9)}个小时，现在只要${whole(10, 55)}分钟。`,
  ];
  return (chance(0.15) ? `${pick(LINKS)}，` : '') + pick(forms)();
}

function featureSentence({ pick, chance, whole }) {
  const forms = [
    () => `${pick(PEOPLE)}说：“${pick(SAID)}。”`,
    () => `“${pick(SAID)}，”${pick(PEOPLE)}一边说，一边${pick(DOES)}，“${pick(SAID)}。”`,
    () => `${pick(MOODS)}，${pick(PEOPLE)}${pick(DOES)}——${pick(RESULTS)}。`,
    () => `${pick(TIMES)}，${pick(PEOPLE)}${pick(DOES)}，${pick(RESULTS)}，${pick(RESULTS)}。`,
    () => `谁能想到，${pick(PLACES)}的${pick(THINGS)}会让${pick(PEOPLE)}${pick(DOES)}呢？`,
    () =>
      `他们管这叫“${pick(['三道手', '先看天', '留一盏灯', '慢半步', '对账日'])}”：${pick(DOES)}，${pick(DOES)}，${pick(DOES)}。`,
    () => `第${whole(2, 30)}页上写着：${pick(SAID)}；翻过来是《${pick(BOOKS)}》里的一句话，“${pick(SAID)}”。`,
    () =>
      `${pick(PLACES)}（从前叫${pick(['上渡', '下渡', '新滩', '石门'])}）一带，${pick(TIMES)}，${pick(RESULTS)}。`,
  ];
  return (chance(0.2) ? `${pick(LINKS)}，` : '') + pick(forms)();
}

function taleSentence({ pick, chance }) {
  const forms = [
    () =>
      `“${pick(SAID)}！”${pick(PEOPLE)}放下手里的活，“${pick(['你信不信', '可不是', '听我说', '慢着', '说得轻巧'])}……”`,
    () => `“${pick(['谁在那里', '船几时开', '你怎么不早说', '水退了没有'])}？”没有人答应。${pick(MOODS)}。`,
    () => `${pick(MOODS)}，${pick(MOODS)}，${pick(PEOPLE)}${pick(DOES)}。`,
    () => `${pick(PEOPLE)}想了一会儿，${pick(DOES)}；${pick(PEOPLE)}也不作声，只是${pick(DOES)}。`,
    () =>
      `那一年，${pick(PLACES)}${pick(['发过大水', '着过一次火', '唱过三天的戏', '修了一座桥'])}，${pick(PEOPLE)}至今还记得：${pick(MOODS)}，${pick(RESULTS)}。`,
    () => `${pick(PEOPLE)}${pick(DOES)}。${pick(MOODS)}。`,
  ];
  return (chance(0.15) ? `${pick(LINKS)}，` : '') + pick(forms)();
}

/**
 * At least `characters` characters of copy as paragraphs of one to nine sentences.
 */
export function sampleCopy(characters, seed = 1) {
  const next = numbers(seed);
  const speaker = voice(next);
  const voices = [newsSentence, featureSentence, taleSentence];
  const paragraphs = [];
  let set = 0;
  while (set < characters) {
    const sentence = voices[Math.floor(next() * voices.length)];
    let text = '';
    const count = 1 + Math.floor(next() * next() * 9);
    for (let i = 0; i < count; i++) text += sentence(speaker);
    paragraphs.push(text);
    set += text.length;
  }
  return paragraphs;
}
