import { abi as calendarsAbi } from "../../../types/abi/Calendars.ts";
import { abi as cashAbi, errors as cashErrors } from "../../../types/abi/Cash.ts";
import { abi as cashFactoryAbi } from "../../../types/abi/CashFactory.ts";
import { errors as factConditionsErrors } from "../../../types/abi/FactConditions.ts";
import { abi as limitsAbi } from "../../../types/abi/Limits.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import { abi as settlementAbi } from "../../../types/abi/Settlement.ts";
import type { Calendars, Cash, CashFactory, Limits, Settlement } from "../../../types/contracts.ts";
import type { Client } from "../core/client.ts";
import { type ContractHandle, contractAt, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

const domain = "settlement";

export const calendarsContract: ContractHandle<"Calendars", Calendars> = /* @__PURE__ */ contractOf("Calendars", {
  domain,
  abi: calendarsAbi,
  reverts: [membersErrors],
});

/** What it moves are assets: a bank's cash reverts with what Cash and Members say, a condition with what FactConditions says. */
export const settlementContract: ContractHandle<"Settlement", Settlement> = /* @__PURE__ */ contractOf("Settlement", {
  domain,
  abi: settlementAbi,
  reverts: [cashErrors, factConditionsErrors, membersErrors],
});

export const limitsContract: ContractHandle<"Limits", Limits> = /* @__PURE__ */ contractOf("Limits", {
  domain,
  abi: limitsAbi,
  reverts: [membersErrors],
});

export const cashFactoryContract: ContractHandle<"CashFactory", CashFactory> = /* @__PURE__ */ contractOf(
  "CashFactory",
  { domain, abi: cashFactoryAbi, reverts: [membersErrors] },
);

/** A bank's cash, which the factory deployed. @throws `CONTRACT_MISSING` when it is called and there is no code. */
export function cashContract(client: Client, address: string): Cash {
  return contractAt<Cash>(client, "Cash", address, { domain, abi: cashAbi, reverts: [membersErrors] });
}

/** Names of what the contracts of the domain revert with. */
export type SettlementContractError = ErrorNameOf<
  typeof calendarsAbi | typeof cashAbi | typeof cashFactoryAbi | typeof limitsAbi | typeof settlementAbi
>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly settlementContracts: SettlementContractError;
  }
}
