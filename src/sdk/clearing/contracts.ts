import { errors as cashErrors } from "../../../types/abi/Cash.ts";
import { abi as clearingAbi } from "../../../types/abi/Clearing.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import type { Clearing } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

const domain = "clearing";

/** It moves a bank's cash, and reverts with what that says too. */
export const clearingContract: ContractHandle<"Clearing", Clearing> = /* @__PURE__ */ contractOf("Clearing", {
  domain,
  abi: clearingAbi,
  reverts: [cashErrors, membersErrors],
});

/** Names of what the contracts of the domain revert with. */
export type ClearingContractError = ErrorNameOf<typeof clearingAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly clearingContracts: ClearingContractError;
  }
}
