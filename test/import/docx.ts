import { strToU8, zipSync } from 'fflate';
import { type ImportedStory, type ImportOptions, importStory } from '../../src/import/import.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { describe } from '../../src/problems/problem.ts';

/** Parts of a Word file written by hand, for what no library makes. */
export interface Parts {
  /** What stands in `w:body`. */
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly comments?: string;
  readonly commentsExtended?: string;
  readonly footnotes?: string;
  /** Further relations of the main part: `<Relationship …/>`. */
  readonly relations?: string;
  /** Further entries of the archive. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  /** In place of `<?xml …?>` and what comes before the root. */
  readonly prolog?: string;
}

/** The namespaces that parts written by hand use. */
export const NAMES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
].join(' ');

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A Word file out of parts. */
export function docx(parts: Parts): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ),
    '_rels/.rels': relations(
      `<Relationship Id="r1" Type="${REL}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': strToU8(
      `${parts.prolog ?? HEAD}<w:document ${NAMES}><w:body>${parts.body}</w:body></w:document>`,
    ),
    ...parts.files,
  };
  let links = parts.relations ?? '';
  const part = (name: string, root: string, text: string | undefined) => {
    if (text === undefined) return;
    files[`word/${name}.xml`] = strToU8(`${HEAD}<${root} ${NAMES}>${text}</${root}>`);
    links += `<Relationship Id="p-${name}" Type="${REL}/${name}" Target="${name}.xml"/>`;
  };
  part('styles', 'w:styles', parts.styles);
  part('numbering', 'w:numbering', parts.numbering);
  part('comments', 'w:comments', parts.comments);
  part('commentsExtended', 'w15:commentsEx', parts.commentsExtended);
  part('footnotes', 'w:footnotes', parts.footnotes);
  files['word/_rels/document.xml.rels'] = relations(links);
  return zipSync(files);
}

function relations(links: string): Uint8Array {
  return strToU8(
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`,
  );
}

/** `<w:p>` with text in one run. */
export function p(text: string, properties = '', run = ''): string {
  const pPr = properties ? `<w:pPr>${properties}</w:pPr>` : '';
  return `<w:p>${pPr}${r(text, run)}</w:p>`;
}

/** `<w:r>` with text. */
export function r(text: string, properties = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

/** A relation of the main part. */
export function relation(id: string, type: string, target: string, external = false): string {
  return `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;
}

/** What a file gives; throws with its problems when it gives nothing. */
export function imported(
  bytes: Uint8Array,
  options: Partial<ImportOptions> = {},
): ImportedStory & { readonly problems: readonly Problem[]; readonly text: string } {
  const { value, problems } = importStory(bytes, { file: '来稿.docx', ...options });
  if (!value) throw new Error(problems.map(({ code }) => code).join());
  return { ...value, problems, text: value.story.text };
}

/** Codes of what is wrong with a file that gives nothing. */
export function refusal(bytes: Uint8Array): readonly string[] {
  const { value, problems } = importStory(bytes, { file: '来稿.docx' });
  if (value) throw new Error(`it was read: ${value.story.text}`);
  return problems.map(({ code }) => code);
}

/** The Chinese sentences of problems. */
export function sentences(problems: readonly Problem[]): string[] {
  return problems.map((one) => describe(one, 'zh').sentence);
}
