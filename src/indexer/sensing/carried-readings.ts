import { decimalText } from "../../sdk/core/decimal-text.ts";
import { Quality } from "../../sdk/sensing/model/quality.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { type BATCH, READING, readingId, SENSOR, type SealedReading } from "./tables.ts";

/** Milliseconds of the last time that a date can name. */
const LAST_TIME = 8_640_000_000_000_000;

/**
 * Keeps the readings that a batch's events carry: all that can be had of a batch without its bridge. An exceedance lists what its station says,
 * with numbers and times that no contract compares: what cannot be a reading of the batch is left out.
 */
export async function putCarried(
  rows: Rows,
  { id: batch, station, firstSeq, count }: Pick<RowOf<typeof BATCH>, "id" | "station" | "firstSeq" | "count">,
  carried: readonly (SealedReading & { readonly quality?: number })[],
): Promise<void> {
  for (const { sensor, seq, observedAt, value, quality } of carried) {
    const found = await rows.get(SENSOR, { id: sensor });
    // A station speaks for its own sensors.
    if (found?.station !== station || quality === Quality.Missing) continue;
    if (seq < firstSeq || seq >= firstSeq + count || observedAt > LAST_TIME) continue;
    const id = readingId(station, seq);
    if (!Number.isSafeInteger(id)) continue;
    const known = await rows.get(READING, { id });
    if (known?.isOfBridge) continue; // it says more
    rows.put(READING, {
      id,
      station,
      seq,
      sensor,
      observedAt,
      receivedAt: null,
      result: scaled(value, found.scale),
      exact: decimalText(BigInt(value), found.scale),
      quality: quality ?? known?.quality ?? null,
      checks: [],
      batch,
      isOfBridge: false,
    });
  }
}

/** A stored integer as the number nearest to what it stands for. */
export const scaled = (value: string, scale: number): number => Number(`${value}e-${scale}`);
