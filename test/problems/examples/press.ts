import type { pressMessages } from '../../../src/problems/press.ts';
import type { Examples } from './example.ts';

const file = '图片/渡口.jpg';

export const pressExamples = {
  'profile-not-icc': { file: '新闻纸.icc' },
  'profile-damaged': { file: '新闻纸.icc', detail: '缺少 A2B0 表', detailEn: 'it has no A2B0 table' },
  'profile-not-press': { file: '显示器.icc', found: 'mntr' },
  'profile-not-cmyk': { file: '灰度.icc', found: 'GRAY' },
  'picture-unknown': { file },
  'picture-wrong-kind': { file, found: 'HEIC' },
  'picture-is-svg': { file: '图片/广告.png' },
  'picture-is-pdf': { file: '图片/广告.pdf' },
  'drawing-refused': { file: '图片/广告.svg', found: '<text>' },
  'drawing-color': { frame: 'ad', name: '深蓝' },
  'picture-no-room': { frame: 'photo' },
  'picture-no-alt': { frame: 'photo' },
  'picture-no-caption': { frame: 'photo' },
  'picture-cut': { frame: 'photo', percent: 44, sides: '上下', sidesEn: 'top and bottom' },
  'picture-damaged': { file, detail: '文件不完整', detailEn: 'the file is cut short' },
  'picture-too-large': { file, width: 30_000, height: 20_000, limit: 200 },
  'picture-profile-unusable': { file, detail: '已损坏', detailEn: 'it is damaged' },
  'picture-cmyk-unprofiled': { file },
} satisfies Examples<typeof pressMessages>;
