import type { TransactionReceipt } from "ethers";
import { checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { type FacilityTerms, toFacilityStruct } from "../model/facility-terms.ts";

export interface OpenFacilityParameters extends WriteOptions {
  /** Everything that is agreed. */
  readonly terms: FacilityTerms;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people of the lender: see `signFundAct`. */
  readonly byLender: DualApproval;
  /** By two people of the borrower: see `signFundAct`. */
  readonly byBorrower: DualApproval;
}

export interface OpenFacilityReturnType {
  readonly facility: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Opens a facility: the lender's limit `LOAN` for the borrower is used. Anybody: the signatures of two people of each side decide.
 *
 * @throws `Facilities_WrongState`, `Facilities_TermsInvalid`, `Facilities_NotParty`, `Facilities_TooLate`; `Limits_NotSet`, `Limits_Exceeded`, `Limits_Suspended`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { openFacility } from "tallystick/funds";
 *
 * const sent = await openFacility(client, { terms: facilityTerms, deadline: 1_893_456_000, byLender: approval, byBorrower: approval });
 */
export async function openFacility(client: Client, parameters: OpenFacilityParameters): Promise<SentTransaction> {
  const { terms, deadline, byLender, byBorrower, ...options } = parameters;
  const args = [
    toFacilityStruct(terms),
    checkTime("deadline", deadline),
    checkDualApproval(byLender),
    checkDualApproval(byBorrower),
  ] as const;
  return write(client, purposeAccountsContract(client), "open", args, options);
}

/** As `openFacility`; waits until it is mined. */
export async function openFacilityAndWait(
  client: Client,
  parameters: OpenFacilityParameters,
): Promise<OpenFacilityReturnType> {
  const receipt = await waitMined(client, await openFacility(client, parameters));
  const { facility } = eventOf(purposeAccountsContract(client), receipt, "FacilityOpened").args;
  return { facility, receipt };
}
