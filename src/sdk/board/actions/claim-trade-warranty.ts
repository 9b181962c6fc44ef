import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { boardContract } from "../contracts.ts";

export interface ClaimTradeWarrantyParameters extends WriteOptions {
  /** The trade's id. */
  readonly trade: string;
  /** Code of the reason, or the hash of why. */
  readonly reason: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signBoardAct`. */
  readonly approval: DualApproval;
}

export interface ClaimTradeWarrantyReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Claims that a warranty of the seller does not hold, as two people of the buyer signed. No payment follows from it.
 *
 * @throws `Trades_WrongState`, `Trades_Empty`, `Trades_TooLate`, `Trades_NotParty`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { claimTradeWarranty } from "tallystick/board";
 *
 * const sent = await claimTradeWarranty(client, { trade, reason, deadline: 1_893_456_000, approval });
 */
export async function claimTradeWarranty(
  client: Client,
  parameters: ClaimTradeWarrantyParameters,
): Promise<SentTransaction> {
  const { trade, reason, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("trade", trade),
    checkBytes32("reason", reason),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, boardContract(client), "claimWarranty", args, options);
}

/** As `claimTradeWarranty`; waits until it is mined. */
export async function claimTradeWarrantyAndWait(
  client: Client,
  parameters: ClaimTradeWarrantyParameters,
): Promise<ClaimTradeWarrantyReturnType> {
  const receipt = await waitMined(client, await claimTradeWarranty(client, parameters));
  return { receipt };
}
