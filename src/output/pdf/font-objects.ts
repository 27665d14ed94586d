import { encodeText } from './bytes.ts';
import { fillStream } from './document.ts';
import { embedFont, type FontFile, type FontUse } from './fonts.ts';
import { literal, type MakeObject, type PdfRef } from './objects.ts';

/** A face in use and the object that will be its font dictionary. */
export interface FontInFile {
  readonly use: FontUse;
  readonly ref: PdfRef;
}

/** Writes the font objects; gives the subsets, for the file's identity. */
export async function embedFonts(
  make: MakeObject,
  fonts: readonly FontInFile[],
  compress: boolean,
): Promise<Uint8Array[]> {
  const subsets: Uint8Array[] = [];
  const streams: Promise<void>[] = [];
  const refs: PdfRef[] = [];
  const stream = (data: Record<string, unknown>, bytes: Uint8Array): PdfRef => {
    const ref = make(data);
    streams.push(fillStream(ref, bytes, compress));
    refs.push(ref);
    return ref;
  };
  for (const { use, ref } of fonts) {
    const file = embedFont(use);
    subsets.push(file.data);
    const program =
      file.kind === 'cff'
        ? stream({ Subtype: 'CIDFontType0C' }, file.data)
        : stream({ Length1: file.data.length }, file.data);
    const descriptor = make(fontDescriptor(file, program));
    const descendant = make(cidFont(file, descriptor));
    const toUnicode = stream({}, encodeText(file.toUnicode));
    Object.assign(ref.data, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: file.baseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    });
    refs.push(descriptor, descendant, ref);
  }
  await Promise.all(streams);
  for (const ref of refs) ref.end();
  return subsets;
}

function fontDescriptor(file: FontFile, program: PdfRef): Record<string, unknown> {
  return {
    Type: 'FontDescriptor',
    FontName: file.baseFont,
    ...file.descriptor,
    [file.kind === 'cff' ? 'FontFile3' : 'FontFile2']: program,
  };
}

function cidFont(file: FontFile, descriptor: PdfRef): Record<string, unknown> {
  return {
    Type: 'Font',
    Subtype: file.kind === 'cff' ? 'CIDFontType0' : 'CIDFontType2',
    BaseFont: file.baseFont,
    CIDSystemInfo: { Registry: literal('Adobe'), Ordering: literal('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: 1000,
    W: file.widths,
    ...(file.kind === 'truetype' ? { CIDToGIDMap: 'Identity' } : {}),
  };
}
