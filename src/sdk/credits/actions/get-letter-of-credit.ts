import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import type { CreditTerms } from "../model/credit-terms.ts";
import { CREDIT_STATES, type CreditState, wordOf } from "../model/states.ts";
import { findTerms } from "../model/find-terms.ts";

export interface GetLetterOfCreditParameters {
  /** The credit's id. */
  readonly credit: string;
}

/** A letter of credit as it stands now. Of a transfer, the money is that of its parent. */
export interface CreditOnChain {
  readonly credit: string;
  readonly state: CreditState;
  readonly confirmed: boolean;
  /** Those in force, and their name. */
  readonly terms: CreditTerms;
  readonly termsName: string;
  /** Presentations that are examined or held, and transfers that are not closed. */
  readonly live: number;
  /** What can be drawn in all, and what still can. */
  readonly max: bigint;
  readonly available: bigint;
  /** The applicant's margin that is here, and what it owes the issuer. */
  readonly margin: bigint;
  readonly owed: bigint;
  /** Debts of the applicant that the issuer discharged: the next discharge is signed with this number. */
  readonly discharges: number;
  /** Accepted, and not yet honoured by the issuer. */
  readonly outstanding: bigint;
}

/**
 * Reads a letter of credit as it stands now. Its terms are from the event that told them.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getLetterOfCredit } from "tallystick/credits";
 *
 * const { state, available } = await getLetterOfCredit(client, { credit });
 * console.log(state, available);
 */
export async function getLetterOfCredit(
  client: Client,
  parameters: GetLetterOfCreditParameters,
): Promise<CreditOnChain> {
  const credit = checkBytes32("credit", parameters.credit);
  const contract = lettersOfCreditContract(client);
  const [read, termsName] = await Promise.all([
    rpc(() => contract.creditOf(credit)),
    rpc(() => contract.termsOf(credit)),
  ]);
  const terms = await findTerms(client, credit, termsName);
  const state = wordOf(CREDIT_STATES, read.state);
  const open = state === "Applied" || state === "Issued" || state === "Advised";
  return {
    credit,
    state,
    confirmed: read.confirmed,
    terms,
    termsName,
    live: Number(read.live),
    max: read.max,
    available: open ? read.max - read.drawn : 0n,
    margin: read.margin,
    owed: read.owed,
    discharges: Number(read.discharges),
    outstanding: read.outstanding,
  };
}
