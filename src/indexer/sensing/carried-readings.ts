import { Quality } from "../../sdk/sensing/model/quality.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { type BATCH, READING, readingId, SENSOR, type SealedReading } from "./tables.ts";

/** Keeps the readings that a batch's events carry: all that can be had of a batch without its bridge. */
export async function putCarried(
  rows: Rows,
  { id: batch, station }: Pick<RowOf<typeof BATCH>, "id" | "station">,
  carried: readonly (SealedReading & { readonly quality?: number })[],
): Promise<void> {
  for (const { sensor, seq, observedAt, value, quality } of carried) {
    const found = await rows.get(SENSOR, { id: sensor });
    // A station speaks for its own sensors.
    if (found?.station !== station || quality === Quality.Missing) continue;
    const id = readingId(station, seq);
    const known = await rows.get(READING, { id });
    rows.put(READING, {
      id,
      station,
      seq,
      sensor,
      observedAt,
      receivedAt: null,
      result: scaled(value, found.scale),
      quality: quality ?? known?.quality ?? null,
      checks: [],
      batch,
      isOfBridge: false,
    });
  }
}

/** A stored integer as the number that it stands for. */
export const scaled = (value: number, scale: number): number => Number(`${value}e-${scale}`);
