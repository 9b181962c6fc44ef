import { Check } from "../../sdk/sensing/model/quality.ts";
import type { Reading } from "../../sdk/sensing/model/reading.ts";
import type { Station } from "../../sdk/sensing/model/station.ts";
import { toPoints } from "../model/points.ts";
import type { Point } from "../model/qualifier.ts";
import type { Registry } from "../model/registry.ts";
import { valueIn } from "./own-copies.ts";

/** A sensor that fell silent long ago is not looked for through years: so many times what its station's sensors want together. */
const PATIENCE = 4;

/**
 * What was sealed before a batch, shown to a co-signing gateway from that batch backwards, until quality control has as much of
 * each sensor as it remembers. Only the sealed sequence tells in which order the proposing gateway judged.
 */
export class Past {
  /** Number of the first reading of the batch that this is the past of. */
  readonly of: number;
  readonly #wanted: Map<number, number>;
  /** From the newest back. */
  readonly #readings: Reading[] = [];
  #before: number;
  #room: number;
  #ended = false;

  constructor(of: number, { sensors }: Pick<Station, "sensors">, memory: number) {
    this.of = of;
    this.#before = of;
    this.#wanted = new Map(sensors.map(({ id }) => [id, memory]));
    this.#room = PATIENCE * memory * sensors.length;
  }

  /** The next batch has to end right before this number; undefined where no more is wanted. */
  get before(): number | undefined {
    const isOpen = !this.#ended && this.#before > 1 && this.#wanted.size > 0 && this.#room > 0;
    return isOpen ? this.#before : undefined;
  }

  /** A gap is right before `before`: quality control begins anew after it. */
  end(): void {
    this.#ended = true;
  }

  /** Takes the readings of a sealed batch that ends right before `before`. */
  add(readings: readonly Reading[]): void {
    for (const reading of readings.toReversed()) {
      const { sensor } = reading;
      const wanted = this.#wanted.get(sensor);
      if (wanted === undefined) continue;
      this.#readings.push(reading);
      if (wanted === 1) this.#wanted.delete(sensor);
      else this.#wanted.set(sensor, wanted - 1);
    }
    this.#room -= readings.length;
    this.#before -= readings.length;
  }

  /** In the order in which they were sealed. */
  points(registry: Registry): Point[] {
    const sealed = this.#readings.toReversed().map((reading) => ({
      ...reading,
      value: valueIn(reading),
      conflict: (reading.checks & Check.Conflict) !== 0,
    }));
    return toPoints(sealed, registry);
  }
}
