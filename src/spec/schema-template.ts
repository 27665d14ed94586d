import * as z from 'zod/mini';
import { choice, color, flag, list, name, number, path, record, text, whole } from './leaves.ts';
import { SLOT_KINDS } from './template-model.ts';

/** What a template has more than a page: its head, slots, locks, variants, themes; and what a page chooses of them. */

const opt = z.exactOptional;

/** Most slots, variants and themes of a template, locks and frames that one frame takes. */
const MANY = 64;
const LARGEST = 100_000;

const head = record({ name: text, about: opt(text), characters: opt(whole(1, LARGEST)), sample: opt(path) });

export const slot = record({
  accepts: choice(SLOT_KINDS),
  of: opt(name),
  about: opt(text),
  min: opt(whole(0, LARGEST)),
  max: opt(whole(1, LARGEST)),
  required: opt(flag),
  default: opt(text),
});

/** `styles.body.size`: keys from the top, parted by full stops. */
const keyPath = z
  .string({ error: 'key-path' })
  .check(z.regex(/^[\p{L}\p{N}_-]{1,64}(?:\.[\p{L}\p{N}_-]{1,64}){0,7}$/u, { error: 'key-path' }));

const percent = number(0, 100);
const picture = record({
  file: path,
  caption: opt(text),
  credit: opt(text),
  alt: opt(text),
  focus: opt(z.tuple([percent, percent], { error: 'focus' })),
  fit: opt(choice(['cover', 'contain'])),
});

/** A theme gives colours other values; its names are those of the palette. */
const theme = record({ about: opt(text), palette: z.record(z.string(), color, { error: 'map' }) });

/** The keys of a template at the top of a spec. Variants are specs themselves: what they say is checked once it is in a page. */
export const templateKeys = {
  template: opt(head),
  slots: opt(z.record(z.string(), slot, { error: 'map' })),
  locked: opt(list(keyPath, 0, MANY)),
  variants: opt(z.record(z.string(), z.record(z.string(), z.unknown(), { error: 'map' }), { error: 'map' })),
  themes: opt(z.record(z.string(), theme, { error: 'map' })),
  variant: opt(z.union([name, list(name, 0, MANY)], { error: 'name' })),
  theme: opt(name),
  content: opt(z.record(z.string(), z.union([text, picture], { error: 'content' }), { error: 'map' })),
} as const;

/** Objects by name, for the descriptions of their keys. */
export const templateShapes = { templateHead: head, slot, picture, theme };
