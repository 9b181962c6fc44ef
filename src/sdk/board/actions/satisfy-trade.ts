import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { boardContract } from "../contracts.ts";

export interface SatisfyTradeParameters extends WriteOptions {
  /** The trade's id. */
  readonly trade: string;
  /** Salted root of the documents. */
  readonly documents: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signBoardAct`. */
  readonly approval: DualApproval;
}

export interface SatisfyTradeReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Finds the documents of a trade satisfactory, as two people of the buyer signed.
 *
 * @throws `Trades_WrongState`, `Trades_TooLate`, `Trades_OtherDocuments`, `Trades_NotParty`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { satisfyTrade } from "tallystick/board";
 *
 * const sent = await satisfyTrade(client, { trade, documents, deadline: 1_893_456_000, approval });
 */
export async function satisfyTrade(client: Client, parameters: SatisfyTradeParameters): Promise<SentTransaction> {
  const { trade, documents, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("trade", trade),
    checkBytes32("documents", documents),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, boardContract(client), "satisfy", args, options);
}

/** As `satisfyTrade`; waits until it is mined. */
export async function satisfyTradeAndWait(
  client: Client,
  parameters: SatisfyTradeParameters,
): Promise<SatisfyTradeReturnType> {
  const receipt = await waitMined(client, await satisfyTrade(client, parameters));
  return { receipt };
}
