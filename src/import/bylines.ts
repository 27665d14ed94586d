/** How bylines begin: 本报记者 …, 文/图 …, 作者：…, □ …, or names in brackets. */
export const BYLINE_SHAPE =
  /^(?:[□■◎●\s]*(?:(?:本报|本刊|特约|见习|实习)*(?:记者|通讯员|评论员|撰稿人?)(?=[\s\u3000：:/／]|[\u4e00-\u9fff]{2,4}(?:[\s\u3000]|$))|(?:作者|文|图|摄影|文\s*[/／]\s*图|图\s*[/／]\s*文|文图|撰文|供稿)\s*[：:/／]|(?:文\s*[/／]\s*图|图\s*[/／]\s*文)\s)[^。；]{0,30}|[（(](?:本报|本刊|特约|见习|实习)*(?:记者|通讯员|作者|供稿|文|评论员)[^（）()。]{1,26}[）)])$/;

/** A line of nothing but one to four names. */
export function isNameLine(text: string): boolean {
  return (
    /^[□■◎●\s]*[\u4e00-\u9fff·]{2,4}(?:[\s\u3000、]+[\u4e00-\u9fff·]{1,4}){0,4}$/.test(text) &&
    text.length <= 20
  );
}

/** Surnames of nearly everyone, and double ones: a centred line of short groups is more often a deck than names. */
const SURNAMES =
  /^[□■◎●\s]*(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔葛文赖温牛樊尚鲁卞祝耿施冉毕俞柴庞齐包翁季梅兰甘凌喻管颜柯路童游裴阮欧盛骆华屈关解])/;

/** Whether a line is names, each with a surname that most names begin with. */
export function areNames(text: string): boolean {
  return (
    isNameLine(text) && text.split(/[\s\u3000、]+/).every((name) => name.length < 2 || SURNAMES.test(name))
  );
}
