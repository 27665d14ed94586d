import type { Box, LineKind, Role } from '../scene/types.ts';

/** What a change is. */
export type ChangeKind =
  | 'page'
  | 'story-added'
  | 'story-removed'
  | 'frame-added'
  | 'frame-removed'
  | 'frame-moved'
  | 'words'
  | 'paragraph-added'
  | 'paragraph-removed'
  | 'paragraph-moved'
  | 'paragraph-joined'
  | 'paragraph-parted'
  | 'head-resized'
  | 'head-rebroken'
  | 'style'
  | 'picture'
  | 'mark-added'
  | 'mark-removed'
  | 'mark-changed'
  | 'lines'
  | 'order'
  | 'unseen'
  | 'other';

/** A place on one of the two pages. */
export interface Where {
  /** All that it covers; 1/1000 pt from the top left of the trim. */
  readonly box: Box;
  /** The parts of it, one a leg: what is framed in pictures. */
  readonly boxes: readonly Box[];
  readonly frame?: string;
  /** Base columns and lines of the page's grid from first to last, counted from 1; absent where there is no grid or the place is off it. */
  readonly columns?: readonly [number, number];
  readonly lines?: readonly [number, number];
  /** It runs on from the first of these to the last, through more than one leg. */
  readonly flows?: true;
}

/** What was compared of a detail: a name and both values in one notation for every kind. */
export interface Detail {
  readonly what:
    | 'size'
    | 'font'
    | 'color'
    | 'scale'
    | 'glyph'
    | 'turned'
    | 'picture'
    | 'box'
    | 'crop'
    | 'alt'
    | 'fill'
    | 'stroke'
    | 'shape'
    | 'bleed'
    | 'title'
    | 'language'
    | 'grid'
    | 'font-file'
    | 'queries'
    | 'story-file'
    | 'paint';
  readonly old: string;
  readonly new: string;
}

/** One entry of the list. Plain data, in no language; lengths in 1/1000 pt. */
export interface Change {
  /** Stays the same whatever else changes: kind, content and, of several alike, the count. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly old?: Where;
  readonly new?: Where;
  readonly story?: string;
  readonly role?: Role;
  /** What kind of line or frame it is about. */
  readonly of?: string;
  /** Words that were there, and words that are there now. */
  readonly before?: string;
  readonly after?: string;
  /** A few characters on both sides, as they are on the new page. */
  readonly context?: readonly [string, string];
  /** The same on the old page, where it may have changed too. */
  readonly oldContext?: readonly [string, string];
  /** Paragraph within the story, from 1, on the new page; of a removed one on the old. */
  readonly paragraph?: number;
  /** How many characters or lines are meant, by kind. */
  readonly count?: number;
  readonly details?: readonly Detail[];
  /** Distance of what moved as a whole. */
  readonly by?: { readonly x: number; readonly y: number };
  /** Of pushed lines. */
  readonly push?: Push;
}

/** What became of lines whose words did not change. */
export interface Push {
  /** Lines that kept their words, and lines whose breaks fell elsewhere. */
  readonly whole: number;
  readonly rebroken: number;
  /** Smallest and largest way down of whole lines within their leg. */
  readonly down?: readonly [number, number];
  /** Smallest and largest way to the right of the same lines. */
  readonly right?: readonly [number, number];
  /** The same in lines of the page's grid, where it is whole lines for all. */
  readonly rows?: number;
  /** Whole lines that went over to another leg. */
  readonly over: number;
  /** Something before them in the same copy changed. */
  readonly pushed: boolean;
}

/** Everything that differs between two pages. */
export interface SceneChanges {
  readonly changes: readonly Change[];
  /** What could not be compared, since one side does not say it. */
  readonly blind: readonly Blind[];
  readonly pages: { readonly old: PageSize; readonly new: PageSize };
  /** Boxes of everything on both pages that the entries explain, 1/1000 pt: outside them the pages look alike. */
  readonly reach: readonly Box[];
}

/** `pictures`: a scene and a PDF name pictures by different sums, so only their places were compared. */
export type Blind = 'pictures' | 'frames';

/** Trimmed size, 1/1000 pt. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A change, and the parts of both pages that it explains: indexes into lines, marks and frames of the sheets. */
export interface Explained {
  readonly change: Omit<Change, 'id'>;
  readonly old: Touched;
  readonly new: Touched;
}

/** Parts of a page. */
export interface Touched {
  readonly lines: readonly number[];
  readonly marks: readonly number[];
  readonly frames: readonly string[];
}

export const NOTHING: Touched = { lines: [], marks: [], frames: [] };

/** Kinds of lines that make up a head. */
export const HEAD_KINDS: ReadonlySet<LineKind | 'text'> = new Set(['kicker', 'title', 'subtitle']);
