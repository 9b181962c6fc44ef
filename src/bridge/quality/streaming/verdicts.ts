import { Quality } from "../../../sdk/sensing/model/quality.ts";
import type { Verdict } from "../../model/qualifier.ts";
import { worst } from "../qartod/aggregate.ts";

/** Verdicts of one batch while it is being judged. */
export class Verdicts {
  readonly #quality: Uint8Array;
  readonly #checks: Int32Array;

  constructor(count: number) {
    this.#quality = new Uint8Array(count).fill(Quality.NotEvaluated);
    this.#checks = new Int32Array(count);
  }

  /** What one test says: its bit is set where it is not content. */
  add(slot: number, check: number, flag: Quality): void {
    if (flag !== Quality.Suspect && flag !== Quality.Fail) return;
    this.note(slot, check);
    this.raise(slot, flag);
  }

  /** A circumstance that by itself says nothing of the value. */
  note(slot: number, check: number): void {
    this.#checks[slot] = (this.#checks[slot] as number) | check;
  }

  raise(slot: number, flag: Quality): void {
    this.#quality[slot] = worst(this.#quality[slot] as Quality, flag);
  }

  /** There is no value: nothing else counts. */
  missing(slot: number): void {
    this.#quality[slot] = Quality.Missing;
  }

  toArray(): Verdict[] {
    return Array.from(this.#quality, (quality, i) => ({
      quality: quality as Quality,
      checks: this.#checks[i] as number,
    }));
  }
}
