import type { Block } from './story.ts';

/** UTF-16 offset in its file at which a block begins. */
export function blockStart(block: Block): number {
  if ('offset' in block) return block.offset;
  const first = block.kind === 'figures' ? block.items[0]?.value : block.text;
  return first?.offsets[0] ?? 0;
}
