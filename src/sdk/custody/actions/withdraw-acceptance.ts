import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";
import { type HandoverOffer, toHandoverOfferStruct } from "../model/handover.ts";

export interface WithdrawAcceptanceParameters extends WriteOptions {
  /** What was accepted. */
  readonly offer: HandoverOffer;
  readonly giverSignature: string;
}

export interface WithdrawAcceptanceReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Makes void what the sender's organisation accepted and nobody submitted, and with it every other offer for the unit's present hop. MAKER
 * or DEVICE of the organisation that the offer is to, which could take under it now.
 *
 * @throws `Handovers_WrongHop`, `Handovers_Expired`, `Handovers_NotReceiver`, `Handovers_NotGiver`, `Handovers_BadSignature`,
 * `Handovers_HopsExhausted`; `Custody_WrongPhase`, `Custody_Packed`, `Custody_TooLate`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { parseHandoverMessage, withdrawAcceptance } from "tallystick/custody";
 *
 * const { offer, giverSignature } = parseHandoverMessage(text, client.deployment);
 * const sent = await withdrawAcceptance(client, { offer, giverSignature });
 */
export async function withdrawAcceptance(
  client: Client,
  parameters: WithdrawAcceptanceParameters,
): Promise<SentTransaction> {
  const { offer, giverSignature, ...options } = parameters;
  checkBytes("giverSignature", giverSignature);
  const args = [toHandoverOfferStruct(offer), giverSignature] as const;
  return write(client, custodyContract(client), "withdrawAcceptance", args, options);
}

/** As `withdrawAcceptance`; waits until it is mined. */
export async function withdrawAcceptanceAndWait(
  client: Client,
  parameters: WithdrawAcceptanceParameters,
): Promise<WithdrawAcceptanceReturnType> {
  const receipt = await waitMined(client, await withdrawAcceptance(client, parameters));
  return { ...actedUnit(client, receipt, "OffersWithdrawn"), receipt };
}
