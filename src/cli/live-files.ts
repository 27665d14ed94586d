import type { Lang } from '../problems/problem.ts';
import type { ReadyFile } from '../watch/server.ts';
import { bundled } from './proof-assets.ts';

/**
 * What the live server has ready: an empty page, and the viewer that was bundled beside the program. Nothing of a
 * page or story is in them.
 */
export function liveFiles(lang: Lang, hasEditor: boolean): ReadonlyMap<string, ReadyFile> {
  return new Map([
    ['', { type: 'text/html', body: shell(lang, hasEditor) }],
    ['live.js', { type: 'text/javascript', body: bundled('proof-live.js') }],
    ['viewer.css', { type: 'text/css', body: bundled('proof-viewer.style.css') }],
  ]);
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
