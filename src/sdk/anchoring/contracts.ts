import { abi as factConditionsAbi } from "../../../types/abi/FactConditions.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import { abi as qbftClientAbi, errors as qbftClientErrors } from "../../../types/abi/QbftClient.ts";
import { abi as sideChainAbi, errors as sideChainErrors } from "../../../types/abi/SideChain.ts";
import type { FactConditions, QbftClient, SideChain } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

const domain = "anchoring";

export const qbftClientContract: ContractHandle<"QbftClient", QbftClient> = /* @__PURE__ */ contractOf("QbftClient", {
  domain,
  abi: qbftClientAbi,
  reverts: [membersErrors],
});

export const sideChainContract: ContractHandle<"SideChain", SideChain> = /* @__PURE__ */ contractOf("SideChain", {
  domain,
  abi: sideChainAbi,
  reverts: [membersErrors, qbftClientErrors],
});

export const factConditionsContract: ContractHandle<"FactConditions", FactConditions> = /* @__PURE__ */ contractOf(
  "FactConditions",
  { domain, abi: factConditionsAbi, reverts: [qbftClientErrors, sideChainErrors] },
);

/** Names of what the contracts of the domain revert with. */
export type AnchoringContractError = ErrorNameOf<typeof factConditionsAbi | typeof qbftClientAbi | typeof sideChainAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly anchoringContracts: AnchoringContractError;
  }
}
