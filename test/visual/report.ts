import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Writes `report.html` over all failures that lie in the folder; none left, no report. */
export function writeReport(out: string): void {
  const names = failures(out);
  const file = `${out}report.html`;
  if (names.length > 0) writeFileSync(file, page(names.map((name) => section(out, name)).join('\n')));
  else if (existsSync(file)) rmSync(file);
}

function failures(out: string): string[] {
  const files = readdirSync(out, { recursive: true }).map((file) => String(file).replace(/\\/g, '/'));
  const names = files.flatMap((file) => /^(.+)\.new\.(?:png|tsv)$/.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}

function section(out: string, name: string): string {
  const image = (kind: string) => {
    const file = `${out}${name}.${kind}.png`;
    return existsSync(file) ? `data:image/png;base64,${readFileSync(file).toString('base64')}` : undefined;
  };
  const text = (ending: string) => {
    const file = `${out}${name}.${ending}`;
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const [old, now, diff] = [image('old'), image('new'), image('diff')];
  const [before, after] = [text('old.tsv'), text('new.tsv')];
  const pictures =
    old && now && diff
      ? `<p>${escapeHtml(text('message.txt') ?? '')}</p>
<p><label>old <input type="range" min="0" max="100" value="50"> new</label> <button type="button">blink</button></p>
<div class="row"><div class="pair"><img class="old" alt="old" src="${old}"><img class="new" alt="new" src="${now}"></div>
<img alt="difference" src="${diff}"></div>`
      : '';
  const layout =
    before !== undefined && after !== undefined
      ? `<pre>${layoutDifference(before, after)}</pre>`
      : '<p>The layout snapshot is unchanged.</p>';
  return `<section><h2>${escapeHtml(name)}</h2>${pictures}${layout}</section>`;
}

/** The changed lines with two unchanged ones around them, marked for insertion and deletion. */
function layoutDifference(before: string, after: string): string {
  const rows = diffLines(before.split('\n'), after.split('\n'));
  const near = (i: number) => rows.slice(Math.max(0, i - 2), i + 3).some((row) => row.mark !== ' ');
  return rows
    .filter((_, i) => near(i))
    .map(({ mark, line }) => {
      const html = escapeHtml(`${mark} ${line}`);
      return mark === '+' ? `<ins>${html}</ins>` : mark === '-' ? `<del>${html}</del>` : html;
    })
    .join('\n');
}

interface Row {
  readonly mark: ' ' | '+' | '-';
  readonly line: string;
}

/** Line difference by longest common subsequence, after cutting what is equal at both ends. */
export function diffLines(before: readonly string[], after: readonly string[]): Row[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }
  const same = (line: string): Row => ({ mark: ' ', line });
  return [
    ...before.slice(0, head).map(same),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ];
}

function middle(a: readonly string[], b: readonly string[]): Row[] {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let k = b.length - 1; k >= 0; k--) {
      longest[i * width + k] =
        a[i] === b[k]
          ? longest[(i + 1) * width + k + 1]! + 1
          : Math.max(longest[(i + 1) * width + k]!, longest[i * width + k + 1]!);
    }
  }
  const rows: Row[] = [];
  let i = 0;
  let k = 0;
  while (i < a.length || k < b.length) {
    if (i < a.length && k < b.length && a[i] === b[k]) {
      rows.push({ mark: ' ', line: a[i]! });
      i++;
      k++;
    } else if (
      k >= b.length ||
      (i < a.length && longest[(i + 1) * width + k]! >= longest[i * width + k + 1]!)
    ) {
      rows.push({ mark: '-', line: a[i++]! });
    } else {
      rows.push({ mark: '+', line: b[k++]! });
    }
  }
  return rows;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
}

function page(sections: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Visual differences</title>
<style>
body { font: 14px/1.5 sans-serif; margin: 2em; background: #eee; }
section { background: #fff; padding: 1em 1.5em; margin-bottom: 2em; }
.row { display: flex; gap: 1em; align-items: flex-start; flex-wrap: wrap; }
.row > * { border: 1px solid #999; }
.pair { position: relative; }
.pair img { display: block; }
.pair .new { position: absolute; top: 0; left: 0; clip-path: inset(0 0 0 50%); }
.blink .new { clip-path: none !important; animation: blink 1s steps(1) infinite; }
@keyframes blink { 50% { opacity: 0; } }
pre { overflow: auto; font-size: 12px; tab-size: 12; }
ins { background: #d5f5d5; text-decoration: none; } del { background: #fbd5d5; text-decoration: none; }
</style>
<h1>Visual differences</h1>
${sections}
<script>
for (const section of document.querySelectorAll('section')) {
  const pair = section.querySelector('.pair');
  if (!pair) continue;
  section.querySelector('input').addEventListener('input', (event) => {
    pair.querySelector('.new').style.clipPath = 'inset(0 0 0 ' + (100 - event.target.value) + '%)';
  });
  section.querySelector('button').addEventListener('click', () => pair.classList.toggle('blink'));
}
</script>
</html>
`;
}
