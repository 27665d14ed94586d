import type { Box } from '../../scene/types.ts';

/** Zoom 1 is the size of the paper on a screen of 96 CSS pixels to the inch. */
const PIXELS = 96 / 72_000;
const LEAST = 0.08;
const MOST = 8;

/** How a page is looked at. */
export interface Zoom {
  /** CSS pixels for 1/1000 pt. */
  scale(): number;
  level(): number;
  /** Another page, or the same anew; `keep` leaves level and place alone. */
  setArea(area: Box, keep: boolean): void;
  /** @param anchor a point of the screen that stays over the same point of the page; absent = the middle. */
  set(level: number, anchor?: Point): void;
  by(factor: number, anchor?: Point): void;
  fitPage(): void;
  /** Brings a box into the middle, near enough to be read. */
  toBox(box: Box): void;
  pan(dx: number, dy: number): void;
  /** The point of the page under a point of the screen, 1/1000 pt. */
  pointAt(point: Point): { x: number; y: number };
}

export interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

/** Zooms the sheet inside the scrolling view. @param changed called after every change of size. */
export function openZoom(view: HTMLElement, sheet: HTMLElement, changed: () => void): Zoom {
  let area: Box = { x: 0, y: 0, width: 1, height: 1 };
  let level = 1;
  let fitted = true;
  const scale = () => level * PIXELS;
  const size = () => {
    sheet.style.width = `${area.width * scale()}px`;
    sheet.style.height = `${area.height * scale()}px`;
  };
  const fitLevel = () => {
    const room = { width: view.clientWidth - 48, height: view.clientHeight - 48 };
    return clamp(Math.min(room.width / area.width, room.height / area.height) / PIXELS);
  };
  const center = (): Point => {
    const { left, top } = view.getBoundingClientRect();
    return { clientX: left + view.clientWidth / 2, clientY: top + view.clientHeight / 2 };
  };
  const pointAt = ({ clientX, clientY }: Point) => {
    const { left, top } = sheet.getBoundingClientRect();
    return { x: area.x + (clientX - left) / scale(), y: area.y + (clientY - top) / scale() };
  };
  const set = (wanted: number, anchor = center()) => {
    const point = pointAt(anchor);
    level = clamp(wanted);
    fitted = false;
    size();
    const { left, top } = sheet.getBoundingClientRect();
    view.scrollLeft += left + (point.x - area.x) * scale() - anchor.clientX;
    view.scrollTop += top + (point.y - area.y) * scale() - anchor.clientY;
    changed();
  };
  const fitPage = () => {
    level = fitLevel();
    fitted = true;
    size();
    changed();
  };
  new ResizeObserver(() => {
    if (fitted) fitPage();
    else changed();
  }).observe(view);
  view.addEventListener('scroll', changed, { passive: true });
  return {
    scale,
    level: () => level,
    setArea(next, keep) {
      area = next;
      if (keep && !fitted) {
        size();
        changed();
      } else fitPage();
    },
    set,
    by: (factor, anchor) => set(level * factor, anchor),
    fitPage,
    toBox(box) {
      const room =
        Math.min((view.clientWidth * 0.8) / box.width, (view.clientHeight * 0.6) / box.height) / PIXELS;
      set(Math.min(Math.max(level, 0.9), Math.max(room, fitLevel())));
      const { left, top } = sheet.getBoundingClientRect();
      const middle = center();
      view.scrollLeft += left + (box.x + box.width / 2 - area.x) * scale() - middle.clientX;
      view.scrollTop += top + (box.y + box.height / 2 - area.y) * scale() - middle.clientY;
      changed();
    },
    pan(dx, dy) {
      view.scrollLeft += dx;
      view.scrollTop += dy;
    },
    pointAt,
  };
}

function clamp(level: number): number {
  return Math.min(MOST, Math.max(LEAST, level));
}
