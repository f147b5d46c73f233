import { element } from './element.js';

/** What a tooltip tells. */
export interface Details {
  title: string;
  lines: string[];
}

/** From the thing that it is about, in pixels; and from the edges of the window. */
const DISTANCE = 10;

/** Tells the particulars of the one thing that is pointed at or has the focus. */
export class Tooltip {
  readonly element = element('div', { class: 'tooltip', role: 'tooltip', hidden: '' });

  /**
   * Shows it beside a thing.
   * @param x - Where it is in the window: its middle, in pixels.
   */
  show({ title, lines }: Details, x: number, { top, bottom }: DOMRect): void {
    this.element.replaceChildren(
      element('strong', {}, title),
      ...lines.map((line) => element('div', {}, line)),
    );
    this.element.hidden = false;
    const { width, height } = this.element.getBoundingClientRect();
    const most = document.documentElement.clientWidth - width - DISTANCE;
    const left = Math.max(DISTANCE, Math.min(x - width / 2, most));
    const below = bottom + DISTANCE;
    const isRoomBelow = below + height < document.documentElement.clientHeight;
    this.element.style.left = `${left}px`;
    this.element.style.top = `${isRoomBelow ? below : Math.max(top - height - DISTANCE, 0)}px`;
  }

  /** Takes it away. */
  hide(): void {
    this.element.hidden = true;
  }
}
