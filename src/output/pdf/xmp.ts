/** What a PDF says about itself, in its Info dictionary and, in step with it, in its XMP packet. */
export interface PdfMetadata {
  readonly title: string;
  /** Program and version. */
  readonly producer: string;
  readonly date: Date;
  /** BCP 47. */
  readonly language: string;
  /** 16 bytes, hexadecimal. */
  readonly id: string;
  /** `PDF/X-4`; absent where XMP is not the place to claim a standard. */
  readonly pdfx?: string;
  /** Whether the file claims PDF/UA-1. */
  readonly accessible?: boolean;
  /** Absent = the file says nothing about trapping. */
  readonly trapped?: boolean;
}

/** The XMP packet (ISO 16684-1). Values are escaped; the same metadata gives the same bytes. */
export function xmpPacket(meta: PdfMetadata): string {
  const date = meta.date.toISOString().replace(/\.\d+Z$/, 'Z');
  const uuid = meta.id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(meta.title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escapeXml(meta.language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>${escapeXml(meta.producer)}</pdf:Producer>
<xmp:CreatorTool>${escapeXml(meta.producer)}</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:MetadataDate>${date}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:${uuid}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
${claims(meta)}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

function claims({ trapped, pdfx, accessible }: PdfMetadata): string {
  return [
    ...(trapped === undefined ? [] : [`<pdf:Trapped>${trapped ? 'True' : 'False'}</pdf:Trapped>\n`]),
    ...(pdfx ? [`<pdfxid:GTS_PDFXVersion>${escapeXml(pdfx)}</pdfxid:GTS_PDFXVersion>\n`] : []),
    ...(accessible ? ['<pdfuaid:part>1</pdfuaid:part>\n'] : []),
  ].join('');
}

function escapeXml(text: string): string {
  return (
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      // XML 1.0 has no place for control characters, not even escaped.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is meant
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  );
}
