import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { checkThat } from "../../core/check.ts";
import { clearingContract } from "../contracts.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { listsAfter } from "../model/lists.ts";
import { type CycleTerms, toTermsStruct } from "../model/cycle-terms.ts";
import { type Obligation, packObligation } from "../model/obligation.ts";

export interface SubmitObligationsParameters extends WriteOptions {
  readonly terms: CycleTerms;
  readonly obligations: readonly Obligation[];
  /** By two people of each bank that the obligations concern: see `listsAfter` and `signListOfObligations`. */
  readonly confirmations: readonly { readonly bank: number; readonly approval: DualApproval }[];
}

export interface SubmitObligationsReturnType {
  readonly cycle: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Adds obligations to a cycle, which their two banks confirmed. Anybody, before it closes: the signatures decide. All or nothing.
 *
 * @throws `Clearing_WrongState`, `Clearing_NotJoined`, `Clearing_NotSignedBy`, `Clearing_ApprovalsDiffer`, `Clearing_NumberUsed`,
 * `Clearing_DebitCapExceeded`, `Clearing_PairCapExceeded`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `OBLIGATION_INVALID`;
 * `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { submitObligations } from "tallystick/clearing";
 *
 * const confirmations = [{ bank: 3, approval }, { bank: 5, approval }];
 * const sent = await submitObligations(client, { terms: cycleTerms, obligations, confirmations });
 */
export async function submitObligations(
  client: Client,
  parameters: SubmitObligationsParameters,
): Promise<SentTransaction> {
  const { terms, obligations, confirmations, ...options } = parameters;
  const words = obligations.map((obligation, i) => packObligation(terms, obligation, i));
  const approvals = listsAfter(terms, obligations).map(({ bank }) => {
    const given = confirmations.find((confirmation) => confirmation.bank === bank);
    checkThat(given !== undefined, "confirmations", bank, `one of each bank concerned, of bank ${bank} too`);
    return checkDualApproval((given as { approval: DualApproval }).approval);
  });
  checkThat(
    approvals.length === confirmations.length,
    "confirmations.length",
    confirmations.length,
    "one of each bank",
  );
  const args = [toTermsStruct(terms), words, approvals] as const;
  return write(client, clearingContract(client), "submit", args, options);
}

/** As `submitObligations`; waits until it is mined. */
export async function submitObligationsAndWait(
  client: Client,
  parameters: SubmitObligationsParameters,
): Promise<SubmitObligationsReturnType> {
  const receipt = await waitMined(client, await submitObligations(client, parameters));
  return { cycle: eventOf(clearingContract(client), receipt, "ObligationsConfirmed").args.cycle, receipt };
}
