import { errors as calendarsErrors } from "../../../types/abi/Calendars.ts";
import { errors as cashErrors } from "../../../types/abi/Cash.ts";
import { errors as fingerprintsErrors } from "../../../types/abi/Fingerprints.ts";
import { errors as limitsErrors } from "../../../types/abi/Limits.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import { abi as purposeAccountsAbi } from "../../../types/abi/PurposeAccounts.ts";
import type { PurposeAccounts } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

/** What its linked libraries revert with and emit is declared in its own interfaces. */
export const purposeAccountsContract: ContractHandle<"PurposeAccounts", PurposeAccounts> = /* @__PURE__ */ contractOf(
  "PurposeAccounts",
  {
    domain: "funds",
    abi: purposeAccountsAbi,
    reverts: [membersErrors, fingerprintsErrors, calendarsErrors, limitsErrors, cashErrors],
  },
);

/** Names of what the contracts of the domain revert with. */
export type FundsContractError = ErrorNameOf<typeof purposeAccountsAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly fundsContracts: FundsContractError;
  }
}
