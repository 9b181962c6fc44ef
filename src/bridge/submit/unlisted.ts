import type { Batch } from "../../sdk/sensing/model/batch.ts";
import { Check, Quality } from "../../sdk/sensing/model/quality.ts";
import type { Reading } from "../../sdk/sensing/model/reading.ts";
import type { Limit } from "../../sdk/sensing/model/station.ts";
import { CALM, isBeyond, MOST_LISTED } from "../model/episodes.ts";
import type { Registry } from "../model/registry.ts";

/** What is certain of a sensor, whatever came before this gateway's time. */
interface Certainty {
  /** Under which it is certain. */
  readonly limit: Limit;
  /** Credible values within the limit since the last one beyond it. */
  calm: number;
  /** Whether an exceedance has begun that is not over. */
  open: boolean;
}

/**
 * Finds exceedances that a proposing gateway did not list, though they began for certain: the value is beyond the limit, and so many
 * before it in a row were within that no earlier exceedance can go on. Right after a start or a new limit nothing is certain.
 *
 * It is no reason to refuse a batch: when a limit changes, the proposing gateway may have closed it by the limit before.
 */
export class Unlisted {
  readonly #registry: Pick<Registry, "sensor">;
  readonly #sensors = new Map<number, Certainty>();

  constructor(registry: Pick<Registry, "sensor">) {
    this.#registry = registry;
  }

  /** Takes the next batch of a station, whose readings are its own for certain. Returns what it should have listed. */
  take(batch: Batch, readings: readonly Reading[]): Reading[] {
    const listed = new Set(batch.exceedances.map(({ seq }) => seq));
    const hadRoom = batch.exceedances.length < MOST_LISTED;
    return readings.filter((reading) => this.#beginsUnlisted(reading, listed.has(reading.seq)) && hadRoom);
  }

  #beginsUnlisted({ sensor, value, quality, checks }: Reading, isListed: boolean): boolean {
    if (quality === Quality.Missing || quality === Quality.Fail || checks & Check.Conflict) return false;
    const limit = this.#registry.sensor(sensor)?.limit;
    if (limit === undefined) return false;
    const known = this.#sensors.get(sensor);
    const isSame = known !== undefined && known.limit.min === limit.min && known.limit.max === limit.max;
    const certain = isSame ? known : { limit, calm: 0, open: false };
    this.#sensors.set(sensor, certain);
    if (!isBeyond(limit, value)) {
      if (++certain.calm >= CALM) certain.open = false;
      return false;
    }
    const begins = !certain.open && certain.calm >= CALM;
    certain.calm = 0;
    certain.open = true;
    return begins && !isListed;
  }
}
