import { hexlify, ZeroHash } from "ethers";
import { Check, Quality } from "../../sdk/sensing/model/quality.ts";
import type { Reading } from "../../sdk/sensing/model/reading.ts";
import { evidenceOf } from "../model/evidence.ts";
import { isMarker } from "../model/marker.ts";
import type { ReadingStore, StoredReading } from "../model/store.ts";
import { mismatch, unknownReading } from "./refusals.ts";

export interface OwnCopiesParameters {
  readonly store: Pick<ReadingStore, "readings" | "copiesAt" | "frames">;
  /** How far the times of arrival of two gateways may lie apart, in milliseconds. */
  readonly skew: number;
}

/** What is read at once beyond as many readings as the batch has: gateways receive in nearly the same order. */
const AHEAD = 1_000;

/**
 * This gateway's copy of each proposed reading; undefined for a marker, which only the gateway has that wrote it.
 *
 * @param from Where the readings are likely to begin in this gateway's sequence.
 * @throws `COSIGN_READING_UNKNOWN`, and `COSIGN_MISMATCH` where the copy differs.
 */
export async function ownCopies(
  parameters: OwnCopiesParameters,
  readings: readonly Reading[],
  from: number,
): Promise<(StoredReading | undefined)[]> {
  const { store } = parameters;
  const station = readings[0]?.station ?? 0;
  const near = Map.groupBy(await store.readings(station, from, from + readings.length + AHEAD), momentOf);
  const own: (StoredReading | undefined)[] = [];
  for (const reading of readings) {
    if (isMarker(reading)) {
      own.push(undefined);
      continue;
    }
    const copy =
      near.get(momentOf(reading))?.find((each) => isCopy(each, reading)) ?? (await requireCopy(store, reading));
    requireAlike(parameters, reading, copy);
    own.push(copy);
  }
  const evidence = await evidenceOf(
    store,
    own.filter((copy) => copy !== undefined),
  );
  for (const [i, reading] of readings.entries()) {
    const bytes = evidence.get(own[i]?.frame ?? 0);
    const mine = bytes === undefined ? ZeroHash : hexlify(bytes);
    if (mine !== reading.evidence) throw mismatch(reading, "evidence", mine, reading.evidence);
  }
  return own;
}

const momentOf = ({ sensor, observedAt }: { sensor: number; observedAt: number }) => `${sensor}/${observedAt}`;

/** A sealed reading says 0 where the value is missing. */
export const valueIn = ({ value, quality }: Reading) => (quality === Quality.Missing ? null : value);

function isCopy(copy: StoredReading, reading: Reading): boolean {
  const { station, value, sourceFlag } = copy;
  return station === reading.station && value === valueIn(reading) && sourceFlag === reading.sourceFlag;
}

async function requireCopy(store: OwnCopiesParameters["store"], reading: Reading): Promise<StoredReading> {
  const copies = await store.copiesAt(reading.sensor, reading.observedAt);
  const copy = copies.find((each) => isCopy(each, reading));
  if (copy !== undefined) return copy;
  const [first] = copies;
  if (first === undefined) throw unknownReading(reading);
  const flagged = copies.find(({ value }) => value === valueIn(reading));
  if (flagged !== undefined) throw mismatch(reading, "sourceFlag", flagged.sourceFlag, reading.sourceFlag);
  throw mismatch(reading, "value", first.value, valueIn(reading));
}

function requireAlike({ skew }: OwnCopiesParameters, reading: Reading, copy: StoredReading): void {
  const conflict = (reading.checks & Check.Conflict) !== 0;
  if (copy.conflict !== conflict) throw mismatch(reading, "conflict", copy.conflict, conflict);
  if (copy.counter !== reading.counter) throw mismatch(reading, "counter", copy.counter, reading.counter);
  if (Math.abs(copy.receivedAt - reading.receivedAt) > skew) {
    throw mismatch(reading, "receivedAt", copy.receivedAt, reading.receivedAt);
  }
}
