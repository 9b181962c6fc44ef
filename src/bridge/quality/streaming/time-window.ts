import type { History } from "./history.ts";

/** Part of the history that lies within some seconds of the newest reading. */
export class TimeWindow {
  readonly #span: number;
  readonly #open: boolean;
  readonly #least: number;
  /** Position of its oldest reading. */
  from = 0;
  /** Whether the history reaches back to its beginning, and enough readings are in it to speak of it. */
  isFull = false;

  /**
   * @param open whether a reading exactly `seconds` old lies outside.
   * @param interval seconds between readings, 0 where they come irregularly: half of those due have to be there.
   */
  constructor(seconds: number, open: boolean, interval: number) {
    this.#span = seconds * 1000;
    this.#open = open;
    this.#least = Math.max(3, interval > 0 ? Math.floor(seconds / interval / 2) : 0);
  }

  next(history: History): void {
    const start = history.time(history.last) - this.#span;
    let from = Math.max(this.from, history.first);
    while (this.#open ? history.time(from) <= start : history.time(from) < start) from++;
    this.from = from;
    this.isFull = (from > history.first || history.time(from) <= start) && history.last - from + 1 >= this.#least;
  }
}
