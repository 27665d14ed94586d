import { createHash } from 'node:crypto';
import { type ProofData, STAGES } from './data.ts';

/** The viewer as it was bundled for browsers. */
export interface ViewerAssets {
  readonly script: string;
  readonly style: string;
}

/** Id of the element that holds the data. */
export const DATA_ID = 'proof-data';

/**
 * A proof as one file that opens from disk, without any other file and without the network. Its policy lets nothing
 * run or load but the viewer itself, named by digest, and pictures inside the file: words of a story can never become
 * markup, and if they did they could do nothing.
 */
export function proofHtml(data: ProofData, { script, style }: ViewerAssets): string {
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `script-src ${digest(script)}`,
    `style-src ${digest(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = `${data.title} ${STAGES[data.stage][data.lang]}`;
  const needsScript = '看校样要允许浏览器运行脚本。This proof needs JavaScript.';
  return `<!doctype html>
<html lang="${data.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${escapeHtml(data.tool)}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="proof"></div>
<noscript>${needsScript}</noscript>
<script type="application/json" id="${DATA_ID}">${jsonForScript(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** JSON that can stand in a script element: nothing in it can end the element or begin another. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** Words as text or attribute of HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** What a content security policy names an inline script or style by. */
function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
