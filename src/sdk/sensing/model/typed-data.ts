import type { TypedDataDomain, TypedDataField } from "ethers";
import { deployedContract } from "../../core/deployment.ts";

/** Every number is one of Solidity's; `flagCounts` is packed, see pack-flag-counts.ts. */
const BATCH_FIELDS: Record<string, TypedDataField[]> = {
  Batch: [
    { name: "station", type: "uint32" },
    { name: "firstSeq", type: "uint64" },
    { name: "count", type: "uint32" },
    { name: "from", type: "uint64" },
    { name: "to", type: "uint64" },
    { name: "root", type: "bytes32" },
    { name: "qualityProfile", type: "bytes32" },
    { name: "flagCounts", type: "uint256" },
    { name: "rejectLog", type: "bytes32" },
    { name: "latest", type: "LatestReading[]" },
    { name: "exceedances", type: "Excess[]" },
  ],
  LatestReading: [
    { name: "sensor", type: "uint32" },
    { name: "seq", type: "uint64" },
    { name: "observedAt", type: "uint64" },
    { name: "value", type: "int64" },
    { name: "quality", type: "uint8" },
  ],
  Excess: [
    { name: "sensor", type: "uint32" },
    { name: "seq", type: "uint64" },
    { name: "observedAt", type: "uint64" },
    { name: "value", type: "int64" },
  ],
};

export const BATCH_TYPES = BATCH_FIELDS;

/** What a gateway signs to seal a batch. */
export const BATCH_SEAL_TYPES: Record<string, TypedDataField[]> = {
  BatchSeal: [
    { name: "batch", type: "Batch" },
    { name: "epoch", type: "uint32" },
  ],
  ...BATCH_FIELDS,
};

/** What a gateway signs to record that readings are lost. */
export const GAP_TYPES: Record<string, TypedDataField[]> = {
  Gap: [
    { name: "station", type: "uint32" },
    { name: "firstSeq", type: "uint64" },
    { name: "throughSeq", type: "uint64" },
    { name: "reason", type: "string" },
    { name: "epoch", type: "uint32" },
  ],
};

/** A deployment, or as much of one as names its Feeds contract. */
export interface FeedsAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The EIP-712 domain of `Feeds` in a deployment. */
export function feedsEip712Domain(deployment: FeedsAt): TypedDataDomain {
  return {
    name: "Tallystick Feeds",
    version: "1",
    chainId: deployment.chainId,
    verifyingContract: deployedContract(deployment, "Feeds", "sensing").address,
  };
}
