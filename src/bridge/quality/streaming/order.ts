import { Extremes } from "./extremes.ts";

/** Newest time of observation among the last readings of a sensor: what a reading has to be after, not to be out of order. */
export class Order {
  readonly #times: Extremes;
  readonly #window: number;

  constructor(window: number) {
    this.#times = new Extremes(window + 1);
    this.#window = window;
  }

  isAfterAll(number: number, time: number): boolean {
    this.#times.dropBefore(number - this.#window);
    return this.#times.isEmpty || time > this.#times.max;
  }

  push(number: number, time: number): void {
    this.#times.push(number, time);
  }
}
