/**
 * Whether Windows keeps a file name for a device: `nul`, `CON.txt`, `com1 .md`. Opening such a name there reads a
 * keyboard or a port, and nothing of that name can be written.
 */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:[.:]|$)/i.test(name);
}
