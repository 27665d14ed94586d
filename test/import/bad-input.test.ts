import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importStory } from '../../src/import/import.ts';
import { docx, imported, p, refusal } from './docx.ts';

const GOOD = docx({ body: p('城南公交站的灯，每天亮到最后一班车进站。') });
const ole = (...names: string[]) =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      ...names.map((name) => Buffer.from(name, 'utf16le')),
    ]),
  );

describe('files of other kinds are known by their bytes, never by their names', () => {
  it.each([
    ['an old Word file', ole('WordDocument'), 'import-format'],
    ['a WPS file', ole('WpsDocument'), 'import-format'],
    ['a Word file under a password', ole('EncryptedPackage'), 'import-locked'],
    ['RTF', strToU8('{\\rtf1\\ansi 文}'), 'import-format'],
    ['PDF', strToU8('%PDF-1.7\n'), 'import-format'],
    ['Excel', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'import-format'],
    ['Pages', zipSync({ 'Index/Document.iwa': strToU8('x') }), 'import-format'],
    [
      'OpenDocument',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }),
      'import-format',
    ],
    [
      'flat OpenDocument',
      strToU8('<?xml version="1.0"?>\n<office:document>灯</office:document>'),
      'import-format',
    ],
    ['XML of some program', strToU8('<?xml version="1.0"?><a>灯</a>'), 'import-format'],
    [
      'a page in one file (.mht)',
      strToU8('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x'),
      'import-format',
    ],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'import-format'],
    ['nothing', new Uint8Array(), 'import-empty'],
    ['a text of blanks', strToU8(' \n　\n'), 'import-empty'],
    [
      'bytes that are no text',
      Uint8Array.from([0xff, 0xf0, 0x81, 0x20, 0xff, 0x90, 0x00, 0xff, 0xfe]),
      'import-encoding',
    ],
    ['a Word file without words', docx({ body: '<w:p/>' }), 'import-empty'],
  ])('%s is refused', (_, bytes, code) => {
    expect(refusal(bytes)).toEqual([code]);
  });
  it('a Word file is read whatever it is called', () => {
    expect(imported(GOOD, { file: '来稿.doc' }).text).toContain('城南公交站');
  });
});

describe('files that are broken or hostile get one message', () => {
  const xml = (text: string) => zipSync({ 'word/document.xml': strToU8(text) });
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const doctype = (inner: string, use: string) =>
    docx({ prolog: `<!DOCTYPE d [${inner}]>`, body: `<w:p><w:r><w:t>${use}</w:t></w:r></w:p>` });
  it.each([
    ['cut off', GOOD.subarray(0, GOOD.length - 30), 'import-zip-broken'],
    ['cut off early', GOOD.subarray(0, 60), 'import-zip-broken'],
    ['only a signature', strToU8('PK\x03\x04'), 'import-zip-broken'],
    ['no closing tag', xml(`<w:document ${W}><w:body><w:p>`), 'import-xml-broken'],
    ['an unknown entity', docx({ body: '<w:p><w:r><w:t>&lol;</w:t></w:r></w:p>' }), 'import-xml-broken'],
    ['entities that expand', doctype('<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">', '&b;'), 'import-xml-dtd'],
    ['an entity of a file', doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;'), 'import-xml-dtd'],
    ['depth', docx({ body: '<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000) }), 'import-xml-deep'],
    ['no body', xml(`<w:document ${W}/>`), 'import-not-word'],
    ['not Word at all', zipSync({ 'word/x.xml': strToU8('<a/>') }), 'import-not-word'],
    [
      'a bomb',
      docx({ body: p('字'), files: { 'word/media/a.bin': new Uint8Array(40_000_000) } }),
      'import-zip-bomb',
    ],
    [
      'a bomb of many entries',
      zipSync(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`word/${i}`, new Uint8Array(1)]))),
      'import-zip-bomb',
    ],
  ])('%s', (_, bytes, code) => {
    expect(refusal(bytes)).toEqual([code]);
  });
  it('an archive that lies about its sizes gives a broken part, not a full memory', () => {
    const body = p('字'.repeat(100_000));
    const bytes = docx({ body });
    const text = Buffer.from(bytes);
    const at = text.lastIndexOf('word/document.xml') - 46;
    expect(text.readUInt32LE(at)).toBe(0x02014b50);
    text.writeUInt32LE(100, at + 24);
    expect(refusal(new Uint8Array(text))).toEqual(['import-xml-broken']);
  });
  it('any damage is a message or a story, never a crash', () => {
    fc.assert(
      fc.property(fc.nat(GOOD.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
        const bytes = Uint8Array.from(GOOD);
        bytes[at] = byte;
        const { value, problems } = importStory(isCut ? bytes.subarray(0, at) : bytes, { file: '来稿.docx' });
        expect(value !== undefined || problems.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  it('any order of the elements of Word is read without a crash', () => {
    const open = fc.constantFrom(
      'w:p',
      'w:r',
      'w:t',
      'w:tbl',
      'w:tr',
      'w:tc',
      'w:ins',
      'w:del',
      'w:sdt',
      'w:sdtContent',
      'w:txbxContent',
      'w:drawing',
      'w:pict',
      'w:hyperlink',
      'w:ruby',
      'w:rubyBase',
      'mc:AlternateContent',
      'mc:Choice',
      'mc:Fallback',
      'm:oMath',
      'm:f',
      'm:d',
      'w:pPr',
      'w:rPr',
      'w:sdtPr',
    );
    const tree: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        fc.constantFrom(
          '字',
          '<w:br/>',
          '<w:fldChar w:fldCharType="begin"/>',
          '<w:fldChar w:fldCharType="end"/>',
          '<w:instrText>EQ \\o\\ad(\\s\\up 9(a,</w:instrText>',
          '<w:framePr w:dropCap="drop"/>',
          '<w:showingPlcHdr/>',
          '<w:subDoc r:id="x"/>',
          '<w:commentReference w:id="1"/>',
          '<w:sym/>',
          '<w:t>文字</w:t>',
        ),
        fc
          .tuple(open, fc.array(tie('node'), { maxLength: 4 }))
          .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
      ),
    })).node;
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (nodes) => {
        expect(importStory(docx({ body: nodes.join('') }), { file: 'a' })).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});
