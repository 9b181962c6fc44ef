import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument } from "../../model/units.ts";

export interface ReclaimUnitsParameters extends WriteOptions {
  /** The ledger's id. */
  readonly instrument: bigint;
  /** An account of the sender's organisation that ended. */
  readonly from: string;
  /** Another account of it. */
  readonly to: string;
}

export interface ReclaimUnitsReturnType {
  readonly instrument: bigint;
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Moves every unit that is not frozen from an account that ended to another account of the organisation. ADMIN of it.
 *
 * @throws `Holdings_AccountHonoured`, `Holdings_OtherOrganisation`, `Holdings_AmountZero`, `Holdings_UnknownInstrument`; `Members_*` when
 * the sender is no admin; `ARGUMENT_INVALID`.
 *
 * @example
 * import { reclaimUnits } from "tallystick/ledger";
 *
 * const sent = await reclaimUnits(client, { instrument, from: former, to: account });
 */
export async function reclaimUnits(client: Client, parameters: ReclaimUnitsParameters): Promise<SentTransaction> {
  const { instrument, from, to, ...options } = parameters;
  const args = [checkInstrument(instrument), checkAddress("from", from), checkAddress("to", to)] as const;
  return write(client, instrumentsContract(client), "reclaim", args, options);
}

/** As `reclaimUnits`; waits until it is mined. */
export async function reclaimUnitsAndWait(
  client: Client,
  parameters: ReclaimUnitsParameters,
): Promise<ReclaimUnitsReturnType> {
  const receipt = await waitMined(client, await reclaimUnits(client, parameters));
  const { id, from, to, amount } = eventOf(instrumentsContract(client), receipt, "HoldingReclaimed").args;
  return { instrument: id, from, to, amount, receipt };
}
