import type { TransactionReceipt } from "ethers";
import { checkAddress, checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument, checkUnits } from "../../model/units.ts";

export interface EnforceLienParameters extends WriteOptions {
  /** The ledger's id. */
  readonly instrument: bigint;
  readonly owner: string;
  /** The whole lien, or a part of it. */
  readonly amount: bigint;
  /** Hash of the agreement. */
  readonly ref: string;
}

export interface EnforceLienReturnType {
  readonly instrument: bigint;
  readonly owner: string;
  readonly pledgee: number;
  readonly amount: bigint;
  readonly ref: string;
  /** Account that has the units now. */
  readonly to: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Takes pledged units to the sender's account once the agreed time has come, also when transfers have closed. MAKER of the pledgee, which
 * need not be active.
 *
 * @throws `Liens_NotEnforceable` before that time; `Liens_Insufficient` when the sender's organisation has no such lien, or less;
 * `Holdings_LotWhole`, `Holdings_NotAccepted`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { enforceLien } from "tallystick/ledger";
 *
 * const sent = await enforceLien(client, { instrument, owner: account, amount: 500_00n, ref: uid });
 */
export async function enforceLien(client: Client, parameters: EnforceLienParameters): Promise<SentTransaction> {
  const { instrument, owner, amount, ref, ...options } = parameters;
  const args = [
    checkInstrument(instrument),
    checkAddress("owner", owner),
    checkUnits("amount", amount),
    checkBytes32("ref", ref),
  ] as const;
  return write(client, instrumentsContract(client), "enforce", args, options);
}

/** As `enforceLien`; waits until it is mined. */
export async function enforceLienAndWait(
  client: Client,
  parameters: EnforceLienParameters,
): Promise<EnforceLienReturnType> {
  const receipt = await waitMined(client, await enforceLien(client, parameters));
  const { id, owner, pledgee, amount, ref, to } = eventOf(instrumentsContract(client), receipt, "Enforced").args;
  return { instrument: id, owner, pledgee: Number(pledgee), amount, ref, to, receipt };
}
