import { keccak256, toUtf8Bytes } from "ethers";
import { canonicalJson } from "../../../sdk/core/json/canonical-json.ts";
import type { Policy } from "./policy.ts";

/** keccak-256 of the policy's canonical JSON (RFC 8785): what is anchored, and what an algorithm's hash covers. */
export function policyHash(policy: Policy): string {
  return keccak256(toUtf8Bytes(canonicalJson(policy)));
}
