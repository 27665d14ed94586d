import type { watchMessages } from '../../../src/problems/watch.ts';
import type { Examples } from './example.ts';

const place = '{file}:{line}:{column}';

export const watchExamples = {
  'watch-port-in-use': { port: 8080, other: 8081 },
  'watch-port-unusable': { port: 80, detail: 'EACCES' },
  'watch-editor-command': { source: '--editor', place },
  'watch-editor-script': { source: 'DAYANG_EDITOR', program: 'code' },
  'watch-config-key': { file: '~/.config/dayang/config.yaml', key: 'browser' },
  'watch-editor-failed': { program: 'coed', detail: 'ENOENT' },
  'watch-render-failed': { detail: 'memory access out of bounds' },
  'watch-fault': { detail: 'TypeError: x is undefined' },
} satisfies Examples<typeof watchMessages>;
