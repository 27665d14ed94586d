import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lang } from '../problems/problem.ts';
import type { ReadyFile } from '../watch/server.ts';

/**
 * What the live server has ready: an empty page, and the viewer that was bundled beside the program. Nothing of a
 * page or story is in them.
 */
export function liveFiles(lang: Lang, hasEditor: boolean): ReadonlyMap<string, ReadyFile> {
  const read = (name: string) => readFileSync(join(bundleFolder(), name), 'utf8');
  return new Map([
    ['', { type: 'text/html', body: shell(lang, hasEditor) }],
    ['live.js', { type: 'text/javascript', body: read('proof-live.js') }],
    ['viewer.css', { type: 'text/css', body: read('proof-viewer.style.css') }],
  ]);
}

function bundleFolder(): string {
  const own = dirname(fileURLToPath(import.meta.url));
  const folder = [own, dirname(own)].find((one) => existsSync(join(one, 'proof-live.js')));
  if (!folder) throw new Error(`no proof-live.js above ${own}: the installation is not complete`);
  return folder;
}

function shell(lang: Lang, hasEditor: boolean): string {
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}" data-editor="${hasEditor ? 'yes' : 'no'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${lang === 'zh' ? '大样：边改边看' : 'dayang: live proof'}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="viewer.css">
<script src="live.js" defer></script>
</head>
<body>
<div id="proof"></div>
<noscript>看校样要允许浏览器运行脚本。This proof needs JavaScript.</noscript>
</body>
</html>
`;
}
