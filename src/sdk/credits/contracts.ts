import { errors as calendarsErrors } from "../../../types/abi/Calendars.ts";
import { errors as cashErrors } from "../../../types/abi/Cash.ts";
import { errors as fingerprintsErrors } from "../../../types/abi/Fingerprints.ts";
import { errors as instrumentsErrors } from "../../../types/abi/Instruments.ts";
import { abi as lettersOfCreditAbi } from "../../../types/abi/LettersOfCredit.ts";
import { errors as limitsErrors } from "../../../types/abi/Limits.ts";
import { errors as membersErrors } from "../../../types/abi/Members.ts";
import type { LettersOfCredit } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

/** What its linked libraries revert with and emit is declared in its own interfaces. */
export const lettersOfCreditContract: ContractHandle<"LettersOfCredit", LettersOfCredit> = /* @__PURE__ */ contractOf(
  "LettersOfCredit",
  {
    domain: "credits",
    abi: lettersOfCreditAbi,
    reverts: [membersErrors, fingerprintsErrors, calendarsErrors, limitsErrors, instrumentsErrors, cashErrors],
  },
);

/** Names of what the contracts of the domain revert with. */
export type CreditsContractError = ErrorNameOf<typeof lettersOfCreditAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly creditsContracts: CreditsContractError;
  }
}
