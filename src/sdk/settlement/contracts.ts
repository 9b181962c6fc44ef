import { abi as calendarsAbi } from "../../../types/abi/Calendars.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import type { Calendars } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

const domain = "settlement";

export const calendarsContract: ContractHandle<"Calendars", Calendars> = /* @__PURE__ */ contractOf("Calendars", {
  domain,
  abi: calendarsAbi,
  reverts: [membersErrors],
});

/** Names of what the contracts of the domain revert with. */
export type SettlementContractError = ErrorNameOf<typeof calendarsAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly settlementContracts: SettlementContractError;
  }
}
