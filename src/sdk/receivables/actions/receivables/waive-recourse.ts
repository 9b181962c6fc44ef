import type { TransactionReceipt } from "ethers";
import { checkTime } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../../members/model/dual-approval.ts";
import { receivablesContract } from "../../contracts.ts";
import { checkSale, type Sale } from "../../model/sale.ts";

export interface WaiveRecourseParameters extends WriteOptions {
  /** As `listSales` gives it. */
  readonly sale: Sale;
  /** The deadline that was signed. */
  readonly deadline: bigint | number;
  /** By two people of the buyer, see `signWaiver`. */
  readonly approval: DualApproval;
}

export interface WaiveRecourseReturnType {
  /** The sale's id. */
  readonly sale: string;
  /** The organisation that gave it up. */
  readonly buyer: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends recourse that the buyer gives up, as of a sale that was undone: else it stays on the units. Anybody: the signatures of two people of the
 * buyer decide.
 *
 * @throws `Recourses_NotOpen`, `Recourses_NotBuyer`, `Recourses_Expired`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`;
 * `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { saleId, signWaiver, waiveRecourse } from "tallystick/receivables";
 *
 * const waiver = { sale: saleId(sale), deadline: 1_893_456_000 };
 * const maker = await signWaiver(signer, deployment, waiver);
 * await waiveRecourse(client, { sale, deadline: waiver.deadline, approval: { maker, checker } });
 */
export async function waiveRecourse(client: Client, parameters: WaiveRecourseParameters): Promise<SentTransaction> {
  const { sale, deadline, approval, ...options } = parameters;
  const args = [checkSale(sale), checkTime("deadline", deadline), checkDualApproval(approval)] as const;
  return write(client, receivablesContract(client), "waiveRecourse", args, options);
}

/** As `waiveRecourse`; waits until it is mined. */
export async function waiveRecourseAndWait(
  client: Client,
  parameters: WaiveRecourseParameters,
): Promise<WaiveRecourseReturnType> {
  const receipt = await waitMined(client, await waiveRecourse(client, parameters));
  const { sale, buyer } = eventOf(receivablesContract(client), receipt, "RecourseWaived").args;
  return { sale, buyer: Number(buyer), receipt };
}
