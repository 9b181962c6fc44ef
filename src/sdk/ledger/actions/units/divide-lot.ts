import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument, checkUnits } from "../../model/units.ts";

export interface DivideLotParameters extends WriteOptions {
  /** The ledger's id of an instrument of lots. */
  readonly instrument: bigint;
  /** What the new lot has. */
  readonly amount: bigint;
}

export interface DivideLotReturnType {
  readonly parent: bigint;
  /** The ledger's id of the new lot. */
  readonly child: bigint;
  readonly holder: string;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Divides a part off a lot, in the sender's hands; the part is an instrument of its own. MAKER, while transfers are open and nothing is paid.
 *
 * @throws `Holdings_NoLot`, `Holdings_LotWhole`, `Holdings_Closed`, `Holdings_BalanceInsufficient`, `Holdings_UnknownInstrument`;
 * `Obligations_PaidAlready`; `ERC7943InsufficientUnfrozenBalance`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { divideLot } from "tallystick/ledger";
 *
 * const sent = await divideLot(client, { instrument, amount: 500_00n });
 */
export async function divideLot(client: Client, parameters: DivideLotParameters): Promise<SentTransaction> {
  const { instrument, amount, ...options } = parameters;
  const args = [checkInstrument(instrument), checkUnits("amount", amount)] as const;
  return write(client, instrumentsContract(client), "divide", args, options);
}

/** As `divideLot`; waits until it is mined. */
export async function divideLotAndWait(client: Client, parameters: DivideLotParameters): Promise<DivideLotReturnType> {
  const receipt = await waitMined(client, await divideLot(client, parameters));
  const { parent, child, holder, amount } = eventOf(instrumentsContract(client), receipt, "LotDivided").args;
  return { parent, child, holder, amount, receipt };
}
