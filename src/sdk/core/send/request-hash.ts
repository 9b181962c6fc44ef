import { AbiCoder, keccak256 } from "ethers";
import type { Call } from "./sender.ts";

/** What makes two requests the same: target and calldata. The gas limit is an estimate and may differ. */
export function requestHash(lane: string, call: Call): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(["string", "address", "bytes"], [lane, call.to, call.data]));
}
