import type { Grid, Target } from './grid.js';

export interface PointerActions {
  /** @param x of the mouse in the window */
  readonly zoomAt: (x: number, factor: number) => void;
  /** @param pixels by which what is seen moves to the left */
  readonly pan: (pixels: number) => void;
  readonly open: (target: Target) => void;
  /** The mouse is over something, or over nothing any more. */
  readonly hover: (target: Target | undefined, x: number) => void;
}

/** Less is a click (pixels). */
const leastDrag = 4;

/** The wheel zooms with Ctrl and moves through time with Shift or sideways; dragging moves; a click opens. */
export function followPointer(scroller: HTMLElement, grid: Grid, actions: PointerActions): void {
  let pressed: { readonly from: number; x: number; readonly id: number } | undefined;
  let dragged = false;

  scroller.addEventListener(
    'wheel',
    (event) => {
      // A pinch on a touchpad comes as a wheel with Ctrl.
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        actions.zoomAt(event.clientX, Math.exp(-pixels(event.deltaY, event) / 300));
        return;
      }
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (sideways === 0 || Math.abs(sideways) < Math.abs(event.deltaY) / 2) return;
      event.preventDefault();
      actions.pan(pixels(sideways, event));
    },
    { passive: false },
  );
  scroller.addEventListener('pointerdown', (event) => {
    dragged = false;
    if (event.button === 0) pressed = { from: event.clientX, x: event.clientX, id: event.pointerId };
  });
  scroller.addEventListener('pointermove', (event) => {
    if (pressed === undefined) {
      actions.hover(grid.targetOf(event.target), event.clientX);
      return;
    }
    if (!dragged && Math.abs(event.clientX - pressed.from) < leastDrag) return;
    if (!dragged) scroller.setPointerCapture(pressed.id);
    dragged = true;
    actions.hover(undefined, event.clientX);
    actions.pan(pressed.x - event.clientX);
    pressed.x = event.clientX;
  });
  const released = (): void => {
    pressed = undefined;
  };
  scroller.addEventListener('pointerup', released);
  scroller.addEventListener('pointercancel', released);
  scroller.addEventListener('pointerleave', (event) => actions.hover(undefined, event.clientX));
  scroller.addEventListener('click', (event) => {
    const target = dragged ? undefined : grid.targetOf(event.target);
    if (target !== undefined) actions.open(target);
  });
}

/** A wheel may count in lines or pages. */
const pixels = (delta: number, { deltaMode }: WheelEvent): number =>
  delta * (deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1);
