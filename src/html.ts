import { createHash } from 'node:crypto';
import type { Lang } from './problems/problem.ts';

/** What the head of a file says. */
export interface HtmlHead {
  readonly lang: Lang;
  readonly title: string;
  readonly style: string;
  /** The one script that may run. */
  readonly script: string;
  /** Program and version. */
  readonly generator?: string;
}

/**
 * A document that opens from disk and loads nothing: its head up to `<body>`, with a policy that lets only the style
 * and the script run that it names by digest (CSP 3). The caller closes the body.
 */
export function htmlHead({ lang, title, style, script, generator }: HtmlHead): string {
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `script-src ${digest(script)}`,
    `style-src ${digest(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${generator === undefined ? '' : `<meta name="generator" content="${escapeHtml(generator)}">\n`}<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>`;
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
