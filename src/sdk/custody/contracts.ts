import { errors as attestationsErrors } from "../../../types/abi/Attestations.ts";
import { abi as custodyAbi } from "../../../types/abi/Custody.ts";
import { abi as custodyLensAbi } from "../../../types/abi/CustodyLens.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import { abi as profilesAbi, errors as profilesErrors } from "../../../types/abi/Profiles.ts";
import type { Custody, CustodyLens, Profiles } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

const domain = "custody";

export const profilesContract: ContractHandle<"Profiles", Profiles> = /* @__PURE__ */ contractOf("Profiles", {
  domain,
  abi: profilesAbi,
});

export const custodyContract: ContractHandle<"Custody", Custody> = /* @__PURE__ */ contractOf("Custody", {
  domain,
  abi: custodyAbi,
  reverts: [profilesErrors, membersErrors, attestationsErrors],
});

/** Reads of Custody, apart from it. */
export const custodyLensContract: ContractHandle<"CustodyLens", CustodyLens> = /* @__PURE__ */ contractOf(
  "CustodyLens",
  {
    domain,
    abi: custodyLensAbi,
  },
);

/** Names of what the contracts of the domain revert with. */
export type CustodyContractError = ErrorNameOf<typeof custodyAbi | typeof custodyLensAbi | typeof profilesAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly custodyContracts: CustodyContractError;
  }
}
