import type { Point, Zoom } from './zoom.ts';

/** What gestures need to know and to tell. */
export interface GestureHooks {
  /** Whether a drag moves the page (else it selects words). */
  drags(): boolean;
  /** A click or tap that was no drag. */
  picked(point: Point): void;
}

/** Further than this it is a drag, in CSS pixels. */
const STILL = 4;

/** Drag, wheel and pinch on the view. One finger scrolls by the browser's own means. */
export function listenToGestures(view: HTMLElement, zoom: Zoom, hooks: GestureHooks): void {
  view.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom.by(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0025)), event);
    },
    { passive: false },
  );
  listenToMouse(view, hooks);
  listenToFingers(view, zoom);
}

function listenToMouse(view: HTMLElement, hooks: GestureHooks): void {
  let last: Point | undefined;
  let moved = 0;
  let from = { x: 0, y: 0, left: 0, top: 0 };
  view.addEventListener('pointerdown', (event) => {
    const isOnScrollbar = event.target === view && event.offsetX > view.clientWidth;
    if (event.button > 1 || isOnScrollbar || isControl(event.target)) return;
    moved = 0;
    last = event;
    from = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop };
    if (event.pointerType !== 'mouse') return;
    if (event.button === 1) event.preventDefault();
    if (hooks.drags() || event.button === 1) view.setPointerCapture(event.pointerId);
  });
  view.addEventListener('pointermove', (event) => {
    if (!last) return;
    const [dx, dy] = [event.clientX - last.clientX, event.clientY - last.clientY];
    moved += Math.abs(dx) + Math.abs(dy);
    last = event;
    if (event.pointerType !== 'mouse' || !view.hasPointerCapture(event.pointerId) || moved < STILL) return;
    view.classList.add('dragging');
    // From where it began, so that parts of pixels do not add up.
    view.scrollTo(from.left + from.x - event.clientX, from.top + from.y - event.clientY);
  });
  view.addEventListener('pointerup', (event) => {
    view.classList.remove('dragging');
    const isSelecting = !hooks.drags() && !document.getSelection()?.isCollapsed;
    if (last && moved < STILL && event.button === 0 && !isSelecting) hooks.picked(event);
    last = undefined;
  });
  view.addEventListener('pointercancel', () => {
    view.classList.remove('dragging');
    last = undefined;
  });
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button') !== null;
}

function listenToFingers(view: HTMLElement, zoom: Zoom): void {
  let apart: number | undefined;
  view.addEventListener(
    'touchmove',
    (event) => {
      const [one, other] = event.touches;
      if (!one || !other) return;
      event.preventDefault();
      const distance = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      const middle = {
        clientX: (one.clientX + other.clientX) / 2,
        clientY: (one.clientY + other.clientY) / 2,
      };
      if (apart !== undefined && apart > 0) zoom.by(distance / apart, middle);
      apart = distance;
    },
    { passive: false },
  );
  const end = () => {
    apart = undefined;
  };
  view.addEventListener('touchend', end);
  view.addEventListener('touchcancel', end);
}
