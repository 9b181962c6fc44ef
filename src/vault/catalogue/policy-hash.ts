import { keccak256, toUtf8Bytes } from "ethers";
import { PROOF } from "../dsp/model/context.ts";
import { canonicalTerms, type Policy } from "../dsp/model/policy.ts";

/**
 * What the chain has of a policy: keccak256 of its terms in canonical JSON (RFC 8785), without who, when, about which dataset and under which
 * name: offer, counter-offer and agreement on the same terms have the same.
 */
export const policyHash = (policy: Policy): string => keccak256(toUtf8Bytes(canonicalTerms(policy, ["target", PROOF])));
