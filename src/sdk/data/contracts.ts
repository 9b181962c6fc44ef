import { abi as agreementsAbi, errors as agreementsErrors } from "../../../types/abi/Agreements.ts";
import { errors as cashErrors } from "../../../types/abi/Cash.ts";
import { abi as catalogAbi, errors as catalogErrors } from "../../../types/abi/Catalog.ts";
import { abi as computationsAbi } from "../../../types/abi/Computations.ts";
import { abi as encryptionKeysAbi } from "../../../types/abi/EncryptionKeys.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import type { Agreements, Catalog, Computations, EncryptionKeys } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

const domain = "data";

export const encryptionKeysContract: ContractHandle<"EncryptionKeys", EncryptionKeys> = /* @__PURE__ */ contractOf(
  "EncryptionKeys",
  { domain, abi: encryptionKeysAbi, reverts: [membersErrors] },
);

export const catalogContract: ContractHandle<"Catalog", Catalog> = /* @__PURE__ */ contractOf("Catalog", {
  domain,
  abi: catalogAbi,
  reverts: [membersErrors],
});

export const agreementsContract: ContractHandle<"Agreements", Agreements> = /* @__PURE__ */ contractOf("Agreements", {
  domain,
  abi: agreementsAbi,
  reverts: [catalogErrors, membersErrors, cashErrors],
});

export const computationsContract: ContractHandle<"Computations", Computations> = /* @__PURE__ */ contractOf(
  "Computations",
  { domain, abi: computationsAbi, reverts: [agreementsErrors, catalogErrors, membersErrors] },
);

/** Names of what the contracts of the domain revert with. */
export type DataContractError = ErrorNameOf<
  typeof agreementsAbi | typeof catalogAbi | typeof computationsAbi | typeof encryptionKeysAbi
>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly dataContracts: DataContractError;
  }
}
