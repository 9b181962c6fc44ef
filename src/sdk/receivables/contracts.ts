import { errors as attestationsErrors } from "../../../types/abi/Attestations.ts";
import { errors as calendarsErrors } from "../../../types/abi/Calendars.ts";
import { errors as cashErrors } from "../../../types/abi/Cash.ts";
import { errors as fingerprintsErrors } from "../../../types/abi/Fingerprints.ts";
import { errors as instrumentsErrors } from "../../../types/abi/Instruments.ts";
import { errors as limitsErrors } from "../../../types/abi/Limits.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import { abi as receivablesAbi } from "../../../types/abi/Receivables.ts";
import type { Receivables } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

/**
 * What its linked libraries RegistrationActs and RecourseActs revert with and emit is declared in its own interface; the signatures of two
 * people are checked there with the errors that Limits has too.
 */
export const receivablesContract: ContractHandle<"Receivables", Receivables> = /* @__PURE__ */ contractOf(
  "Receivables",
  {
    domain: "receivables",
    abi: receivablesAbi,
    reverts: [
      membersErrors,
      attestationsErrors,
      fingerprintsErrors,
      calendarsErrors,
      limitsErrors,
      instrumentsErrors,
      cashErrors,
    ],
  },
);

/** Names of what the contracts of the domain revert with. */
export type ReceivablesContractError = ErrorNameOf<typeof receivablesAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly receivablesContracts: ReceivablesContractError;
  }
}
