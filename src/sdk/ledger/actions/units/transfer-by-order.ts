import type { TransactionReceipt } from "ethers";
import { checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../../members/model/dual-approval.ts";
import { instrumentsContract } from "../../contracts.ts";
import { type Order, toOrderStruct } from "../../model/order.ts";

export interface TransferByOrderParameters extends WriteOptions {
  /** With `to`. */
  readonly order: Order;
  /** By two people of the regulator, see `signOrder`. */
  readonly approval: DualApproval;
}

export interface TransferByOrderReturnType {
  readonly holder: string;
  readonly to: string;
  readonly regulator: number;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings a regulator's order to the chain that transfers units: of what is free first, then of what is frozen by order. What is pledged
 * stays. Anybody: the signatures of two of its people decide.
 *
 * @throws `Holdings_NotRegulator`, `Holdings_OrderUsed`, `Holdings_OrderExpired`, `Holdings_BalanceInsufficient`, `Holdings_Pledged`,
 * `Holdings_UnknownInstrument`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { transferByOrder } from "tallystick/ledger";
 *
 * const what = { instrument, holder: account, to: attester, amount: 500_00n };
 * const sent = await transferByOrder(client, {
 *   order: { ...what, reason: uid, deadline: 1_893_456_000, nonce: 2n },
 *   approval,
 * });
 */
export async function transferByOrder(client: Client, parameters: TransferByOrderParameters): Promise<SentTransaction> {
  const { order, approval, ...options } = parameters;
  checkThat(order.to !== undefined, "order.to", order.to, "the account that receives");
  const args = [toOrderStruct(order), checkDualApproval(approval)] as const;
  return write(client, instrumentsContract(client), "transferByOrder", args, options);
}

/** As `transferByOrder`; waits until it is mined. */
export async function transferByOrderAndWait(
  client: Client,
  parameters: TransferByOrderParameters,
): Promise<TransferByOrderReturnType> {
  const receipt = await waitMined(client, await transferByOrder(client, parameters));
  const { holder, to, regulator, amount } = eventOf(instrumentsContract(client), receipt, "OrderCarriedOut").args;
  return { holder, to, regulator: Number(regulator), amount, receipt };
}
