/** An object of the file under construction, as far as the parts that describe it rely on it. */
export interface PdfRef {
  data: Record<string, unknown>;
  buffer: Uint8Array[];
  compress: boolean;
  write(chunk: Uint8Array): void;
  end(chunk?: Uint8Array): void;
}

/** Starts an object with this value; it is written when it is ended, and every one must be. */
export type MakeObject = (data?: Record<string, unknown> | readonly unknown[]) => PdfRef;

/** A PDF string; the object writer takes primitive strings for names. */
export function literal(text: string): unknown {
  return Object(text);
}

/** A name as it must be written, bytes outside the printable ones as #xx (ISO 32000-1, 7.3.5). */
export function pdfName(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    const character = String.fromCharCode(byte);
    return /[!-~]/.test(character) && !/[()<>[\]{}/%#]/.test(character)
      ? character
      : `#${byte.toString(16).padStart(2, '0')}`;
  }).join('');
}
