import type { Face } from '../fonts/face.ts';
import type { GlyphArrays } from './measured.ts';
import type { RunStyle } from './types.ts';

/** Glyphs of a paragraph while it is measured, in the arrays that `GlyphArrays` describes. */
export class GlyphList {
  /** Glyphs up to here. */
  count = 0;
  rise: Float64Array;
  private readonly faces: Face[] = [];
  private id: Int32Array;
  private face: Uint16Array;
  private x: Float64Array;
  private at: Int32Array;
  private until: Int32Array;
  private scaleX: Uint16Array;
  private turned: Uint8Array;

  /** @param room glyphs that it has room for before it grows. */
  constructor(room: number) {
    this.id = new Int32Array(room);
    this.face = new Uint16Array(room);
    this.x = new Float64Array(room);
    this.at = new Int32Array(room);
    this.until = new Int32Array(room);
    this.scaleX = new Uint16Array(room);
    this.rise = new Float64Array(room);
    this.turned = new Uint8Array(room);
  }

  /** Adds a glyph; `rise` is what it is raised by, or its distance from the axis of a vertical line. */
  add(
    face: Face,
    id: number,
    x: number,
    at: number,
    until: number,
    scaleX: number,
    rise = 0,
    turned: 0 | 1 = 0,
  ): void {
    const g = this.count++;
    if (g >= this.id.length) this.grow();
    let index = this.faces.length - 1;
    while (index >= 0 && this.faces[index] !== face) index--;
    if (index < 0) index = this.faces.push(face) - 1;
    this.id[g] = id;
    this.face[g] = index;
    this.x[g] = x;
    this.at[g] = at;
    this.until[g] = until;
    this.scaleX[g] = scaleX;
    this.rise[g] = rise;
    this.turned[g] = turned;
  }

  /** Face and id of a glyph that was added. */
  glyph(index: number): { readonly face: Face; readonly id: number } {
    return { face: this.faces[this.face[index]!]!, id: this.id[index]! };
  }

  arrays(styles: readonly RunStyle[]): GlyphArrays {
    const { id, face, x, at, until, scaleX, rise, turned, faces } = this;
    return { id, face, x, at, until, scaleX, rise, turned, faces, styles };
  }

  private grow(): void {
    const size = this.id.length * 2;
    this.id = enlarged(this.id, new Int32Array(size));
    this.face = enlarged(this.face, new Uint16Array(size));
    this.x = enlarged(this.x, new Float64Array(size));
    this.at = enlarged(this.at, new Int32Array(size));
    this.until = enlarged(this.until, new Int32Array(size));
    this.scaleX = enlarged(this.scaleX, new Uint16Array(size));
    this.rise = enlarged(this.rise, new Float64Array(size));
    this.turned = enlarged(this.turned, new Uint8Array(size));
  }
}

function enlarged<A extends Int32Array | Uint16Array | Float64Array | Uint8Array>(old: A, wider: A): A {
  wider.set(old);
  return wider;
}
