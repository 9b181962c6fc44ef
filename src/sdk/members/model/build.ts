import type { BaseContract } from "ethers";
import { encodeCall } from "../../core/encode.ts";
import type { MethodArguments, WriteMethod } from "../../core/typed-contract.ts";
import type { Proposal } from "./proposal.ts";

/** A proposal of one call to one of the contracts. */
export function oneCall<C extends BaseContract, M extends WriteMethod<C>>(
  contract: C,
  method: M,
  args: MethodArguments<C, M>,
  description: string,
): Proposal {
  const calldata = encodeCall(contract, method, args);
  return { targets: [String(contract.target)], values: [0n], calldatas: [calldata], description };
}

/** What every builder takes beside its own parameters. */
export interface DescriptionOption {
  /** What members read before they vote. Give one that tells this proposal from an earlier one with the same effect. */
  readonly description?: string;
}
