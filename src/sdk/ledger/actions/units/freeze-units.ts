import type { TransactionReceipt } from "ethers";
import { checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../../members/model/dual-approval.ts";
import { instrumentsContract } from "../../contracts.ts";
import { type Order, toOrderStruct } from "../../model/order.ts";

export interface FreezeUnitsParameters extends WriteOptions {
  /** Without `to`. */
  readonly order: Order;
  /** By two people of the regulator, see `signOrder`. */
  readonly approval: DualApproval;
}

export interface FreezeUnitsReturnType {
  readonly holder: string;
  readonly regulator: number;
  /** What is frozen by order from now on. */
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings a regulator's order to the chain that freezes units, or lifts that. Anybody: the signatures of two of its people decide.
 *
 * @throws `Holdings_NotRegulator`, `Holdings_OrderUsed`, `Holdings_OrderExpired`, `Holdings_AmountTooLarge`, `Holdings_UnknownInstrument`;
 * `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { freezeUnits } from "tallystick/ledger";
 *
 * const order = { instrument, holder: account, amount: 500_00n, reason: uid, deadline: 1_893_456_000, nonce: 1n };
 * const sent = await freezeUnits(client, { order, approval });
 */
export async function freezeUnits(client: Client, parameters: FreezeUnitsParameters): Promise<SentTransaction> {
  const { order, approval, ...options } = parameters;
  checkThat(order.to === undefined, "order.to", order.to, "left out: units stay where they are");
  const args = [toOrderStruct(order), checkDualApproval(approval)] as const;
  return write(client, instrumentsContract(client), "freeze", args, options);
}

/** As `freezeUnits`; waits until it is mined. */
export async function freezeUnitsAndWait(
  client: Client,
  parameters: FreezeUnitsParameters,
): Promise<FreezeUnitsReturnType> {
  const receipt = await waitMined(client, await freezeUnits(client, parameters));
  const { holder, regulator, amount } = eventOf(instrumentsContract(client), receipt, "OrderCarriedOut").args;
  return { holder, regulator: Number(regulator), amount, receipt };
}
