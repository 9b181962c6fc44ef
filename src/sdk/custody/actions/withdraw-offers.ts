import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";

export interface WithdrawOffersParameters extends WriteOptions {
  readonly unit: string;
}

export interface WithdrawOffersReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Makes void every offer for a unit's present hop that nobody submitted; one for a later hop is good once the unit comes to it. MAKER or
 * DEVICE of its custodian.
 *
 * @throws `Custody_NotCustodian`, `Custody_WrongPhase`, `Custody_Packed`, `Handovers_HopsExhausted`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { unitId, withdrawOffers } from "tallystick/custody";
 *
 * const sent = await withdrawOffers(client, { unit: unitId(2, "8003/06941234000012B0001") });
 */
export async function withdrawOffers(client: Client, parameters: WithdrawOffersParameters): Promise<SentTransaction> {
  const { unit, ...options } = parameters;
  return write(client, custodyContract(client), "withdrawOffers", [checkBytes32("unit", unit)], options);
}

/** As `withdrawOffers`; waits until it is mined. */
export async function withdrawOffersAndWait(
  client: Client,
  parameters: WithdrawOffersParameters,
): Promise<WithdrawOffersReturnType> {
  const receipt = await waitMined(client, await withdrawOffers(client, parameters));
  return { ...actedUnit(client, receipt, "OffersWithdrawn"), receipt };
}
