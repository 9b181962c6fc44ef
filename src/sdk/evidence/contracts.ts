import { abi as attestationsAbi } from "../../../types/abi/Attestations.ts";
import { abi as fingerprintsAbi } from "../../../types/abi/Fingerprints.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import type { Attestations, Fingerprints } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";

const domain = "evidence";

export const attestationsContract: ContractHandle<"Attestations", Attestations> = /* @__PURE__ */ contractOf(
  "Attestations",
  { domain, abi: attestationsAbi, reverts: [membersErrors] },
);

export const fingerprintsContract: ContractHandle<"Fingerprints", Fingerprints> = /* @__PURE__ */ contractOf(
  "Fingerprints",
  { domain, abi: fingerprintsAbi, reverts: [membersErrors] },
);
