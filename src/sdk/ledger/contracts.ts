import { errors as cashErrors } from "../../../types/abi/Cash.ts";
import { abi as instrumentsAbi } from "../../../types/abi/Instruments.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import type { Instruments } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

export const instrumentsContract: ContractHandle<"Instruments", Instruments> = /* @__PURE__ */ contractOf(
  "Instruments",
  { domain: "ledger", abi: instrumentsAbi, reverts: [membersErrors, cashErrors] },
);

/** Names of what the contracts of the domain revert with. */
export type LedgerContractError = ErrorNameOf<typeof instrumentsAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly ledgerContracts: LedgerContractError;
  }
}
