import { PACK, valueTexts } from "../river.ts";

/** A pack to be sent: whose, of when, and the texts of its values in the order of `PARAMETERS`. */
export interface Pack {
  readonly station: number;
  readonly observedAt: number;
  readonly values: readonly string[];
}

const VALUES = valueTexts();

/** Each station's own time, which goes on from one round to the next, and with it what it measures. */
export class StationClock {
  readonly #station: number;
  #now: number;
  #turn: number;

  constructor(station: number, start: number) {
    this.#station = station;
    this.#now = start;
    this.#turn = station * 97;
  }

  /** The next pack, `step` milliseconds after the one before; with 1000 on the full second. */
  next(step: number): Pack {
    this.#now += step - (this.#now % step);
    const turn = this.#turn++;
    const values = new Array<string>(PACK);
    for (let i = 0; i < PACK; i++) {
      const texts = VALUES[i] as readonly string[];
      values[i] = texts[turn % texts.length] as string;
    }
    return { station: this.#station, observedAt: this.#now, values };
  }
}
