import { concat, keccak256, TypedDataEncoder } from "ethers";
import type { Batch } from "./batch.ts";
import { packFlagCounts } from "./pack-flag-counts.ts";
import { BATCH_SEAL_TYPES, BATCH_TYPES, type FeedsAt, feedsEip712Domain } from "./typed-data.ts";

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
 * The id of a batch: its EIP-712 struct hash, which the chain stores. It does not depend on who signs.
 *
 * @example
 * import { batchId } from "tallystick/sensing";
 *
 * const sealedAs = batchId(batch);
 */
export function batchId(batch: Batch): string {
  return encoders().batch.hash(toBatchStruct(batch));
}

/** What a gateway of the set `epoch` signs to seal a batch. */
export function batchSealDigest(deployment: FeedsAt, batch: Batch, epoch: number): string {
  const domain = TypedDataEncoder.hashDomain(feedsEip712Domain(deployment));
  return keccak256(concat(["0x1901", domain, encoders().seal.hash({ batch: toBatchStruct(batch), epoch })]));
}

let made: { readonly batch: TypedDataEncoder; readonly seal: TypedDataEncoder } | undefined;

/** Created once: creating an encoder takes longer than hashing a batch. */
function encoders() {
  made ??= { batch: TypedDataEncoder.from(BATCH_TYPES), seal: TypedDataEncoder.from(BATCH_SEAL_TYPES) };
  return made;
}
