import { abi as billsAbi } from "../../../types/abi/Bills.ts";
import { errors as calendarsErrors } from "../../../types/abi/Calendars.ts";
import { errors as cashErrors } from "../../../types/abi/Cash.ts";
import { errors as fingerprintsErrors } from "../../../types/abi/Fingerprints.ts";
import { errors as instrumentsErrors } from "../../../types/abi/Instruments.ts";
import { errors as limitsErrors } from "../../../types/abi/Limits.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import type { Bills } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

/** What its linked libraries revert with and emit is declared in its own interfaces. */
export const billsContract: ContractHandle<"Bills", Bills> = /* @__PURE__ */ contractOf("Bills", {
  domain: "bills",
  abi: billsAbi,
  reverts: [membersErrors, fingerprintsErrors, calendarsErrors, limitsErrors, instrumentsErrors, cashErrors],
});

/** Names of what the contracts of the domain revert with. */
export type BillsContractError = ErrorNameOf<typeof billsAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly billsContracts: BillsContractError;
  }
}
