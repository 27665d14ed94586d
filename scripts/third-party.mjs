// The licences of the libraries whose code is in the bundle, for dist/THIRD-PARTY.txt.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const HEAD = `dayang 的程序文件里含有下列自由软件的代码，各按自己的许可使用；全文附后。
The program files of dayang contain code of the following libraries, each under its own licence:
`;

/**
 * One chapter for each package that the bundled files come from, in the order of names.
 * @param {string} root folder of the project
 * @param {readonly string[]} inputs bundled files, relative to the root
 */
export function thirdPartyNotices(root, inputs) {
  const names = new Set(inputs.flatMap((file) => packageOf(file) ?? []));
  const packages = [...names].sort().map((name) => {
    const folder = join(root, 'node_modules', ...name.split('/'));
    const { version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { name, version, license, text: licenceText(folder) ?? ownWords(license, author) };
  });
  const list = packages.map(({ name, version, license }) => `  ${name} ${version}  ${license}`);
  const chapters = packages.map(
    ({ name, version, text }) => `${'-'.repeat(72)}\n${name} ${version}\n\n${text.trim()}\n`,
  );
  return [HEAD, ...list, '', ...chapters].join('\n');
}

/** `node_modules/@scope/name/…` → `@scope/name`; the innermost package where they are nested. */
function packageOf(file) {
  const at = file.lastIndexOf('node_modules/');
  if (at < 0) return undefined;
  return file.slice(at + 'node_modules/'.length).match(/^(?:@[^/]+\/)?[^/]+/)?.[0];
}

function licenceText(folder) {
  const name = readdirSync(folder)
    .sort()
    .find((one) => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(one));
  const path = name && join(folder, name);
  return path && existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined;
}

/** A few packages name their licence without its text. */
function ownWords(license, author) {
  const who = typeof author === 'string' ? author : (author?.name ?? '');
  const text = WORDS[license];
  if (!text) throw new Error(`no text for the licence ${license}`);
  return `Copyright (c) ${who.replace(/\s*[<(].*$/, '')}\n\n${text}`;
}

const AS_IS = {
  MIT: `THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS
OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  ISC: `THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`,
};

const WORDS = {
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

${AS_IS.MIT}`,
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

${AS_IS.ISC}`,
};
