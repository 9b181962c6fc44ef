import type { TransactionReceipt } from "ethers";
import { checkAddress, checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument, checkUnits } from "../../model/units.ts";

export interface ReleaseLienParameters extends WriteOptions {
  /** The ledger's id. */
  readonly instrument: bigint;
  readonly owner: string;
  /** The whole lien, or a part of it. */
  readonly amount: bigint;
  /** Hash of the agreement. */
  readonly ref: string;
}

export interface ReleaseLienReturnType {
  readonly instrument: bigint;
  readonly owner: string;
  readonly pledgee: number;
  readonly amount: bigint;
  readonly ref: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Gives pledged units back to their owner's disposal. MAKER of the pledgee, of whatever standing. Under dual control the pledgee does so by a
 * deal: see `releaseLeg`.
 *
 * @throws `Holders_TwoHandsNeeded` under dual control; `Liens_Insufficient` when the sender's organisation has no such lien, or less; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { releaseLien } from "tallystick/ledger";
 *
 * const sent = await releaseLien(client, { instrument, owner: account, amount: 500_00n, ref: uid });
 */
export async function releaseLien(client: Client, parameters: ReleaseLienParameters): Promise<SentTransaction> {
  const { instrument, owner, amount, ref, ...options } = parameters;
  const args = [
    checkInstrument(instrument),
    checkAddress("owner", owner),
    checkUnits("amount", amount),
    checkBytes32("ref", ref),
  ] as const;
  return write(client, instrumentsContract(client), "release", args, options);
}

/** As `releaseLien`; waits until it is mined. */
export async function releaseLienAndWait(
  client: Client,
  parameters: ReleaseLienParameters,
): Promise<ReleaseLienReturnType> {
  const receipt = await waitMined(client, await releaseLien(client, parameters));
  const { id, owner, pledgee, amount, ref } = eventOf(instrumentsContract(client), receipt, "Released").args;
  return { instrument: id, owner, pledgee: Number(pledgee), amount, ref, receipt };
}
