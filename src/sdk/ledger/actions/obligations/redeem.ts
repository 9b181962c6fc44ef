import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument } from "../../model/units.ts";

export interface RedeemParameters extends WriteOptions {
  /** The ledger's id. */
  readonly instrument: bigint;
  readonly holder: string;
}

/** What a holder was paid out. */
export interface Redemption {
  readonly instrument: bigint;
  readonly holder: string;
  /** Units that ended, and were paid. */
  readonly principal: bigint;
  /** Late interest. */
  readonly interest: bigint;
}

export interface RedeemReturnType extends Redemption {
  readonly receipt: TransactionReceipt;
}

/**
 * Pays out to a holder what was paid for its units. Anybody; the cash goes to the holder, of whatever standing.
 *
 * @throws `Obligations_NothingToRedeem`, `Obligations_CashShort`; `Holdings_UnknownInstrument`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { redeem } from "tallystick/ledger";
 *
 * const sent = await redeem(client, { instrument, holder: account });
 */
export async function redeem(client: Client, parameters: RedeemParameters): Promise<SentTransaction> {
  const { instrument, holder, ...options } = parameters;
  const args = [checkInstrument(instrument), checkAddress("holder", holder)] as const;
  return write(client, instrumentsContract(client), "redeem", args, options);
}

/** As `redeem`; waits until it is mined. */
export async function redeemAndWait(client: Client, parameters: RedeemParameters): Promise<RedeemReturnType> {
  const receipt = await waitMined(client, await redeem(client, parameters));
  const { id, holder, principal, interest } = eventOf(instrumentsContract(client), receipt, "Redeemed").args;
  return { instrument: id, holder, principal, interest, receipt };
}
