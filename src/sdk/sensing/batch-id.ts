import { TypedDataEncoder } from "ethers";
import type { Batch } from "./batch.ts";
import { packFlagCounts } from "./pack-flag-counts.ts";
import { BATCH_TYPES, type FeedsAt, feedsDomain, SEAL_TYPES } from "./typed-data.ts";

/** A batch as the contract and EIP-712 take it. */
export function toBatchStruct(batch: Batch) {
  return {
    ...batch,
    latest: [...batch.latest],
    exceedances: [...batch.exceedances],
    flagCounts: packFlagCounts(batch.flagCounts),
  };
}

/**
 * The identity of a batch: its EIP-712 struct hash, which is what the chain keeps of it. It does not depend on who signs.
 *
 * @example
 * import { batchId } from "tallystick";
 *
 * const sealedAs = batchId(batch);
 */
export function batchId(batch: Batch): string {
  return TypedDataEncoder.hashStruct("Batch", BATCH_TYPES, toBatchStruct(batch));
}

/** What a gateway of the set `epoch` signs to seal a batch. */
export function sealDigest(deployment: FeedsAt, batch: Batch, epoch: number): string {
  return TypedDataEncoder.hash(feedsDomain(deployment), SEAL_TYPES, { batch: toBatchStruct(batch), epoch });
}
