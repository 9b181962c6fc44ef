import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ConcludedHandover, concludedHandover } from "../model/concluded.ts";
import { type Handover, toHandoverStruct } from "../model/handover.ts";

export interface HandOverParameters extends WriteOptions {
  /** With both signatures, such as `parseHandoverMessage` gives it. */
  readonly handover: Handover;
}

export interface HandOverReturnType extends ConcludedHandover {
  readonly receipt: TransactionReceipt;
}

/**
 * Brings a handover to the chain. Anybody: the signatures of the two sides decide. Whether the unit was taken, is in dispute or
 * goes back follows from what they measured.
 *
 * @throws `Handovers_*` when a signature, an organisation, the hop or the time is wrong; `Custody_StepForbidden`,
 * `Custody_WrongAct`, `Custody_WrongPhase`, `Custody_Packed`, `Custody_NotSealed`, `Custody_Recalled`, `Custody_TooLate`;
 * `Packing_NotInside`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { handOver, parseHandoverMessage } from "tallystick/custody";
 *
 * const sent = await handOver(client, { handover: parseHandoverMessage(text, client.deployment) });
 */
export async function handOver(client: Client, parameters: HandOverParameters): Promise<SentTransaction> {
  const { handover, ...options } = parameters;
  return write(client, custodyContract(client), "handOver", [toHandoverStruct(handover)], options);
}

/** As `handOver`; waits until it is mined and gives what came of it. */
export async function handOverAndWait(client: Client, parameters: HandOverParameters): Promise<HandOverReturnType> {
  const receipt = await waitMined(client, await handOver(client, parameters));
  return { ...concludedHandover(eventOf(custodyContract(client), receipt, "HandoverConcluded")), receipt };
}
