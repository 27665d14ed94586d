import { aboutNames } from '../spec/about.ts';
import type { LoadedPage } from '../spec/model.ts';

/** Words in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What an editor calls a frame of a template: its slot, and what of it the frame shows. */
export interface FrameName {
  /** 头条 */
  readonly slot: Words;
  /** 头条正文；of a picture the slot itself */
  readonly frame: Words;
}

/** The name of a frame by what the template says of its slot, up to the first comma; undefined where no slot is. */
export function frameName({ model, template }: LoadedPage, id: string): FrameName | undefined {
  const name = template?.frames[id]?.slot;
  const slot = name === undefined ? undefined : template?.slots[name];
  const kind = model.frames.find((frame) => frame.id === id)?.kind;
  if (name === undefined || slot?.about === undefined || kind === undefined) return undefined;
  const { about, aboutEn } = aboutNames(slot.about, name);
  const own = { zh: about.split('，')[0]!, en: aboutEn.split(', ')[0]!.toLowerCase() };
  if (kind === 'text') return { slot: own, frame: { zh: `${own.zh}正文`, en: `text of ${own.en}` } };
  if (kind === 'headline') return { slot: own, frame: { zh: `${own.zh}题框`, en: `head of ${own.en}` } };
  if (kind === 'label') return { slot: own, frame: { zh: `${own.zh}栏题`, en: `label of ${own.en}` } };
  return { slot: own, frame: own };
}
