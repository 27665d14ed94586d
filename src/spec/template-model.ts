import type { Area } from './model.ts';

/** What a slot takes: a story, a part of a story that is there or not, a picture, or words of the page's own. */
export const SLOT_KINDS = ['story', 'note', 'figures', 'quote', 'picture', 'text'] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];

/** A named place of a template that a page fills. */
export interface TemplateSlot {
  readonly accepts: SlotKind;
  /** The story slot that a note, figures or a quote belong to. */
  readonly of?: string;
  /** “中文 / English” */
  readonly about?: string;
  /** Characters (字) that look well: of a story its body, of a picture its caption; of figures the cells. */
  readonly min?: number;
  readonly max?: number;
  readonly required?: boolean;
  /** What stands there when the page says nothing: text, or a file beside the template. */
  readonly default?: string;
}

/** What a template says of itself. */
export interface TemplateHead {
  /** “中文 / English” */
  readonly name: string;
  readonly about?: string;
  /** Characters of copy, all stories together, that the template is made for. */
  readonly characters?: number;
  /** The page that shows it, beside the template; its stories are the skeletons of a new page. */
  readonly sample?: string;
}

/** How a frame hangs on its template. */
export interface FrameUse {
  /** `text`, `image` … as the template writes it. */
  readonly kind: string;
  readonly slot?: string;
  /** Frames whose room this one takes when they fall away. */
  readonly takes: readonly string[];
  readonly area: Area;
}

/** What is left of a template once its variants, themes and contents are in the page. */
export interface TemplateUse {
  readonly head?: TemplateHead;
  readonly slots: Readonly<Record<string, TemplateSlot>>;
  /** Every frame of the template and the page, also those that fell away, in their order. */
  readonly frames: Readonly<Record<string, FrameUse>>;
  /** Frames without anything to show, left out of the model. */
  readonly gone: readonly string[];
  readonly variants: readonly Choice[];
  readonly themes: readonly Choice[];
}

/** A variant or a theme that a page may choose. */
export interface Choice {
  readonly name: string;
  readonly about?: string;
  readonly chosen: boolean;
}
