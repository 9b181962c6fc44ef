import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { boardContract } from "../contracts.ts";

export interface RefuseTradeDocumentsParameters extends WriteOptions {
  /** The trade's id. */
  readonly trade: string;
  /** Salted root of the documents. */
  readonly documents: string;
  /** Code of the reason, or the hash of why. */
  readonly reason: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signBoardAct`. */
  readonly approval: DualApproval;
}

export interface RefuseTradeDocumentsReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Refuses the documents of a trade, with a reason, as two people of the buyer signed.
 *
 * @throws `Trades_WrongState`, `Trades_TooLate`, `Trades_OtherDocuments`, `Trades_Empty`, `Trades_NotParty`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { refuseTradeDocuments } from "tallystick/board";
 *
 * const sent = await refuseTradeDocuments(client, { trade, documents, reason, deadline: 1_893_456_000, approval });
 */
export async function refuseTradeDocuments(
  client: Client,
  parameters: RefuseTradeDocumentsParameters,
): Promise<SentTransaction> {
  const { trade, documents, reason, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("trade", trade),
    checkBytes32("documents", documents),
    checkBytes32("reason", reason),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, boardContract(client), "refuse", args, options);
}

/** As `refuseTradeDocuments`; waits until it is mined. */
export async function refuseTradeDocumentsAndWait(
  client: Client,
  parameters: RefuseTradeDocumentsParameters,
): Promise<RefuseTradeDocumentsReturnType> {
  const receipt = await waitMined(client, await refuseTradeDocuments(client, parameters));
  return { receipt };
}
