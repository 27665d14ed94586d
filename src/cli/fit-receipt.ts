import type { FitChange, FitReceipt } from '../fit/receipt.ts';
import type { Lang } from '../problems/problem.ts';

/** What was changed so that a page closes, in one line. */
export function receiptText(receipt: FitReceipt, lang: Lang): string {
  const changes = receipt.changes.map((change) => changeText(change, lang));
  if (lang === 'zh') {
    const list = changes.length > 0 ? changes.join('；') : '字号、行距、框都没有动';
    return `${receipt.closed ? '合版' : '合不上版，已经让到'}：${list}`;
  }
  const list = changes.length > 0 ? changes.join('; ') : 'sizes, leading and frames as they are';
  return `${receipt.closed ? 'page closed' : 'page not closed, given so far'}: ${list}`;
}

const PARTS = {
  kicker: ['引题', 'kicker'],
  title: ['主题', 'title'],
  subtitle: ['副题', 'subtitle'],
} as const;

function changeText(change: FitChange, lang: Lang): string {
  return lang === 'zh' ? inChinese(change) : inEnglish(change);
}

function inChinese(change: FitChange): string {
  switch (change.what) {
    case 'size': {
      const [from, to] = change.characters;
      return `正文 ${change.from} 点 → ${change.to} 点（每栏 ${from} 字 → ${to} 字）`;
    }
    case 'leading': {
      const [from, to] = change.lines;
      return `行距 ${change.from} 点 → ${change.to} 点（全版 ${from} 行 → ${to} 行）`;
    }
    case 'head':
      return `样式 ${change.style} ${change.from} 点 → ${change.to} 点`;
    case 'headline':
      return `${change.name?.slot.zh ?? `框 ${change.frame} `}的${PARTS[change.part][0]} ${change.from} 点 → ${change.to} 点`;
    case 'height':
      return `${change.name?.frame.zh ?? `框 ${change.frame}`} ${change.from} 行 → ${change.to} 行`;
    case 'dropped':
      return `撤去${change.name?.frame.zh ?? `框 ${change.frame}`}`;
    case 'dropped-quote':
      return `撤去稿件 ${change.story} 的第 ${change.quote} 个摘句`;
  }
}

function inEnglish(change: FitChange): string {
  switch (change.what) {
    case 'size': {
      const [from, to] = change.characters;
      return `body ${change.from} pt → ${change.to} pt (${from} → ${to} characters a line)`;
    }
    case 'leading': {
      const [from, to] = change.lines;
      return `leading ${change.from} pt → ${change.to} pt (${from} → ${to} lines on the page)`;
    }
    case 'head':
      return `style ${change.style} ${change.from} pt → ${change.to} pt`;
    case 'headline':
      return `${PARTS[change.part][1]} of ${change.name?.slot.en ?? `frame ${change.frame}`} ${change.from} pt → ${change.to} pt`;
    case 'height':
      return `${change.name?.frame.en ?? `frame ${change.frame}`} ${change.from} → ${change.to} lines`;
    case 'dropped':
      return `${change.name?.frame.en ?? `frame ${change.frame}`} dropped`;
    case 'dropped-quote':
      return `pull quote ${change.quote} of story ${change.story} dropped`;
  }
}
