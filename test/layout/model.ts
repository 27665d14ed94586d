import type { Frame, GridSpec, Length, PageModel, TextFrame } from '../../src/spec/model.ts';
import { pressOf } from '../support/plant.ts';

/** Lengths for hand-made models. */
export const pt = (value: number): Length => ({ value, unit: 'pt' });
export const mm = (value: number): Length => ({ value, unit: 'mm' });
export const em = (value: number): Length => ({ value, unit: 'em' });

/** A place that tests do not look at. */
export const nowhere = () => ({ file: 'page.yaml', line: 1, column: 1 });

/** A broadsheet model with the given grid and frames; no styles, so only geometry can be asked of it. */
export function pageModel(grid: Partial<GridSpec> = {}, frames: readonly Frame[] = []): PageModel {
  return {
    page: {
      width: mm(390),
      height: mm(540),
      typeArea: { width: mm(350), height: mm(490) },
      folioHeight: mm(10),
      bleed: mm(0),
    },
    grid: { mode: 'grid', columns: 8, body: pt(9), pitch: pt(11.25), remainder: 'gutters', ...grid },
    palette: { black: [0, 0, 0, 100] },
    styles: {},
    stories: {},
    frames,
    press: pressOf(),
    inkColors: {},
  };
}

/** A text frame; give it an area. */
export function textFrame(id: string, rest: Partial<TextFrame> = {}): TextFrame {
  const none = pt(0);
  return {
    id,
    kind: 'text',
    story: 'lead',
    part: 'body',
    area: {},
    border: {},
    inset: { top: none, right: none, bottom: none, left: none },
    over: false,
    styles: {
      body: 'body',
      subhead: 'subhead',
      quote: 'quote',
      speaker: 'speaker',
      byline: 'byline',
      label: 'label',
      cell: 'cell',
      head: 'cell-head',
      caption: 'piece-caption',
      chart: 'chart-label',
    },
    label: 'run-in',
    heads: 'column',
    valign: 'grid',
    writing: 'horizontal',
    ...rest,
  };
}
