import type { fontMessages } from '../../../src/problems/fonts.ts';
import type { Examples } from './example.ts';

const file = '字体/报宋.ttf';

export const fontExamples = {
  'font-missing-glyph': { char: '𰻞', codePoint: 'U+30EDE', role: 'song' },
  'font-no-embedding': { file },
  'font-not-a-font': { file: '字体/说明.pdf' },
  'font-web': { file: '字体/报宋.woff2' },
  'font-damaged': { file, detail: 'glyf' },
  'font-face-missing': { file: '字体/报宋.ttc', names: ['BaoSong', 'BaoSong-Bold'] },
  'font-face-unknown': { file: '字体/报宋.ttc', face: 'BaoSongB', names: ['BaoSong', 'BaoSong-Bold'] },
  'font-not-variable': { file },
  'font-instance-unknown': { file, wanted: 'Heavy', offered: ['Regular', 'Bold', 'wght 100–900'] },
  'font-cff2': { file: '字体/报宋.otf' },
  'font-role-unknown': { role: 'songti', roles: ['song', 'hei', 'kai'] },
  'font-role-empty': { role: 'logo' },
  'font-manifest-key': { key: 'flie', known: ['file', 'face', 'instance', 'fallback'] },
  'font-manifest-value': { key: 'fallback', wanted: '角色的列表', wantedEn: 'a list of roles' },
} satisfies Examples<typeof fontMessages>;
