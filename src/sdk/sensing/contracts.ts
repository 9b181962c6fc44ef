import { errors as attestationsErrors } from "../../../types/abi/Attestations.ts";
import { abi as exceedancesAbi } from "../../../types/abi/Exceedances.ts";
import { abi as feedsAbi, errors as feedsErrors } from "../../../types/abi/Feeds.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import { abi as sensorsAbi, errors as sensorsErrors } from "../../../types/abi/Sensors.ts";
import type { Exceedances, Feeds, Sensors } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

const domain = "sensing";

export const feedsContract: ContractHandle<"Feeds", Feeds> = /* @__PURE__ */ contractOf("Feeds", {
  domain,
  abi: feedsAbi,
  reverts: [membersErrors],
});

export const sensorsContract: ContractHandle<"Sensors", Sensors> = /* @__PURE__ */ contractOf("Sensors", {
  domain,
  abi: sensorsAbi,
  reverts: [feedsErrors, membersErrors],
});

export const exceedancesContract: ContractHandle<"Exceedances", Exceedances> = /* @__PURE__ */ contractOf(
  "Exceedances",
  { domain, abi: exceedancesAbi, reverts: [sensorsErrors, feedsErrors, membersErrors, attestationsErrors] },
);

/** Names of what the contracts of the domain revert with. */
export type SensingContractError = ErrorNameOf<typeof exceedancesAbi | typeof feedsAbi | typeof sensorsAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly sensingContracts: SensingContractError;
  }
}
