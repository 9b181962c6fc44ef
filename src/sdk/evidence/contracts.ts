import { abi as attestationsAbi } from "../../../types/abi/Attestations.ts";
import { abi as fingerprintsAbi } from "../../../types/abi/Fingerprints.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import type { Attestations, Fingerprints } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

const domain = "evidence";

export const attestationsContract: ContractHandle<"Attestations", Attestations> = /* @__PURE__ */ contractOf(
  "Attestations",
  { domain, abi: attestationsAbi, reverts: [membersErrors] },
);

export const fingerprintsContract: ContractHandle<"Fingerprints", Fingerprints> = /* @__PURE__ */ contractOf(
  "Fingerprints",
  { domain, abi: fingerprintsAbi, reverts: [membersErrors] },
);

/** Names of what the contracts of the domain revert with. */
export type EvidenceContractError = ErrorNameOf<typeof attestationsAbi | typeof fingerprintsAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly evidenceContracts: EvidenceContractError;
  }
}
