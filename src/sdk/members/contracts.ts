import { abi as councilAbi, errors as councilErrors } from "../../../types/abi/Council.ts";
import { abi as membersAbi, errors as membersErrors } from "../../../types/abi/Members.ts";
import { abi as timelockAbi, errors as timelockErrors } from "../../../types/abi/TimelockController.ts";
import type { Council, Members, TimelockController } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

const domain = "members";

export const membersContract: ContractHandle<"Members", Members> = /* @__PURE__ */ contractOf("Members", {
  domain,
  abi: membersAbi,
});

/** What it executes is sent by the timelock, and may be a call to any contract. */
export const councilContract: ContractHandle<"Council", Council> = /* @__PURE__ */ contractOf("Council", {
  domain,
  abi: councilAbi,
  reverts: [timelockErrors, membersErrors],
});

export const timelockContract: ContractHandle<"TimelockController", TimelockController> = /* @__PURE__ */ contractOf(
  "TimelockController",
  { domain, abi: timelockAbi, reverts: [councilErrors, membersErrors] },
);

/** Names of what the contracts of the domain revert with. */
export type MembersContractError = ErrorNameOf<typeof councilAbi | typeof membersAbi | typeof timelockAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly membersContracts: MembersContractError;
  }
}
