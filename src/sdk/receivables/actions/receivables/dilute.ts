import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../../members/model/dual-approval.ts";
import { receivablesContract } from "../../contracts.ts";
import { checkDilution, type Dilution } from "../../model/dilution.ts";

export interface DiluteParameters extends WriteOptions {
  readonly dilution: Dilution;
  /** By the dilution's holder, see `signDilution`. */
  readonly signature: string;
  /** By a CHECKER of the creditor, where it is under dual control. */
  readonly checker?: string;
  /** By two people of the obligor, under the same. */
  readonly obligor: DualApproval;
}

export interface DiluteReturnType {
  readonly receivable: string;
  readonly holder: string;
  readonly amount: bigint;
  readonly creditNote: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Lowers a debt for a credit note, by free units that the creditor still has. Anybody: creditor and obligor have signed.
 *
 * @throws `Receivables_WrongState`, `Receivables_NotParty`, `Receivables_Expired`; `Fingerprints_Taken` where the credit note was used;
 * `ERC7943InsufficientUnfrozenBalance`, `Obligations_PaidAlready`, `Holdings_Closed`; `Holders_BadSignature`; `Members_*`;
 * `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { dilute } from "tallystick/receivables";
 *
 * const dilution = { receivable, holder: account, amount: 5_000_00n, creditNote: key, deadline: 1_893_456_000 };
 * const sent = await dilute(client, { dilution, signature, obligor: approval });
 */
export async function dilute(client: Client, parameters: DiluteParameters): Promise<SentTransaction> {
  const { dilution, signature, checker = "0x", obligor, ...options } = parameters;
  checkBytes("signature", signature);
  checkBytes("checker", checker);
  const args = [checkDilution(dilution), signature, checker, checkDualApproval(obligor)] as const;
  return write(client, receivablesContract(client), "dilute", args, options);
}

/** As `dilute`; waits until it is mined. */
export async function diluteAndWait(client: Client, parameters: DiluteParameters): Promise<DiluteReturnType> {
  const receipt = await waitMined(client, await dilute(client, parameters));
  const { args } = eventOf(receivablesContract(client), receipt, "ReceivableDiluted");
  const { receivable, holder, amount, creditNote } = args;
  return { receivable, holder, amount, creditNote, receipt };
}
