import { htmlHead } from '../html.ts';
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
  const title = `${data.title} ${STAGES[data.stage][data.lang]}`;
  const needsScript = '看校样要允许浏览器运行脚本。This proof needs JavaScript.';
  const head = htmlHead({ lang: data.lang, title, style, script, generator: data.tool });
  return `${head}
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
