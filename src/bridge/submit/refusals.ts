import type { TallyError } from "../../lib/errors.ts";
import type { Batch } from "../../sdk/sensing/model/batch.ts";
import type { Reading } from "../../sdk/sensing/model/reading.ts";
import { bridgeError } from "../model/errors.ts";
import type { StoredReading } from "../model/store.ts";

/** Requires that a field of a batch is what its readings make it. @throws `COSIGN_MISMATCH`. */
export function requireSame(batch: Batch, field: string, mine: unknown, given: unknown): void {
  if (mine === given) return;
  const { station, firstSeq } = batch;
  throw bridgeError("COSIGN_MISMATCH", `batch ${firstSeq}: ${field} should be ${mine}, is ${given}`, {
    station,
    firstSeq,
    field,
    mine,
    given,
  });
}

/** A gap that the chain does not have, or that ends elsewhere. */
export function noSuchGap(station: number, firstSeq: number, through: number, before: number): TallyError {
  const message = `station ${station}: the gap at reading ${firstSeq} should end before ${before}, ends with ${through} on chain`;
  const values = { station, firstSeq, field: "gap", mine: through, given: before - 1 };
  return bridgeError("COSIGN_MISMATCH", message, values);
}

export function mismatch(reading: Reading, field: string, mine: unknown, given: unknown): TallyError {
  const { station, seq, sensor, observedAt } = reading;
  return bridgeError(
    "COSIGN_MISMATCH",
    `reading ${seq} of sensor ${sensor} at ${observedAt}: ${field} is ${mine} in this gateway's copy, ${given} in the batch`,
    { station, seq, sensor, observedAt, field, mine, given },
  );
}

export function unknownReading({ station, seq, sensor, observedAt }: Reading): TallyError {
  return bridgeError(
    "COSIGN_READING_UNKNOWN",
    `reading ${seq} of sensor ${sensor} at ${observedAt} is not in this gateway's copy`,
    { station, seq, sensor, observedAt },
  );
}

export function omitted({ firstSeq }: Batch, { station, sensor, observedAt }: StoredReading): TallyError {
  return bridgeError(
    "COSIGN_OMITTED",
    `station ${station}: the reading of sensor ${sensor} at ${observedAt} is left out of batch ${firstSeq}`,
    { station, sensor, observedAt, firstSeq },
  );
}
