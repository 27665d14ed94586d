import { encode } from 'uqr';
import type { QrCorrection } from '../content/set-pieces.ts';

/** Modules of white that a QR code keeps on each side (ISO/IEC 18004, 9.1). */
export const QUIET_ZONE = 4;

/** The modules of a QR code, dark or light, without quiet zone; undefined for a content that is too long. */
export function qrMatrix(
  content: string,
  correction: QrCorrection,
): readonly (readonly boolean[])[] | undefined {
  try {
    return encode(content, { ecc: correction, border: 0 }).data;
  } catch {
    return undefined;
  }
}
