import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../../members/model/dual-approval.ts";
import { cashContract } from "../../contracts.ts";
import { type CashIssue, checkCashIssue } from "../../model/cash-issue.ts";

export interface IssueCashParameters extends WriteOptions {
  /** Address of the cash contract. */
  readonly cash: string;
  readonly issue: CashIssue;
  /** By two people of the bank, see `signCashIssue`. */
  readonly approval: DualApproval;
}

export interface IssueCashReturnType {
  readonly to: string;
  readonly amount: bigint;
  readonly ref: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings an issue of money to the chain. Anybody: the signatures of two people of the bank decide.
 *
 * @throws `Cash_NotBank`, `Cash_RefUsed`, `Cash_RefZero`, `Cash_Expired`, `Cash_NotHolder`, `Cash_IsEscrow`; `Holders_BadSignature`;
 * `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { issueCash } from "tallystick/settlement";
 *
 * const issue = { to: account, amount: 100_000_00n, ref: uid, deadline: 1_893_456_000 };
 * const sent = await issueCash(client, { cash, issue, approval });
 */
export async function issueCash(client: Client, parameters: IssueCashParameters): Promise<SentTransaction> {
  const { cash, issue, approval, ...options } = parameters;
  const contract = cashContract(client, checkAddress("cash", cash));
  return write(client, contract, "issue", [checkCashIssue(issue), checkDualApproval(approval)], options);
}

/** As `issueCash`; waits until it is mined. */
export async function issueCashAndWait(client: Client, parameters: IssueCashParameters): Promise<IssueCashReturnType> {
  const receipt = await waitMined(client, await issueCash(client, parameters));
  const contract = cashContract(client, checkAddress("cash", parameters.cash));
  const { to, amount, ref } = eventOf(contract, receipt, "CashIssued").args;
  return { to, amount, ref, receipt };
}
