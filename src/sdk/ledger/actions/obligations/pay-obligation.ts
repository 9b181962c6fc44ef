import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { checkAmount } from "../../../settlement/model/amount.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument } from "../../model/units.ts";

export interface PayObligationParameters extends WriteOptions {
  /** The ledger's id. */
  readonly instrument: bigint;
  /** In the instrument's cash: what is paid of late interest, and the rest of the face. */
  readonly amount: bigint;
}

export interface PayObligationReturnType {
  readonly instrument: bigint;
  readonly payer: string;
  readonly principal: bigint;
  /** Late interest. */
  readonly interest: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays what is owed on an instrument from the sender's money. Anybody, once it approved the ledger (`approveCash`); by a deal with `paymentLeg`
 * instead.
 *
 * @throws `Obligations_MoreThanOwed`, `Obligations_CashShort`; what the instrument's case says, such as
 * `Recourses_MoreInterestThanDue` for what is neither owed nor late interest; `Holdings_UnknownInstrument`;
 * `ERC20InsufficientAllowance`, `ERC20InsufficientBalance`; `Members_*` when the sender may not pay; `ARGUMENT_INVALID`.
 *
 * @example
 * import { payObligation } from "tallystick/ledger";
 * import { approveCash } from "tallystick/settlement";
 *
 * const spender = deployment.contracts.Instruments?.address ?? "";
 * await approveCash(client, { cash, spender, amount: 500_00n });
 * const sent = await payObligation(client, { instrument, amount: 500_00n });
 */
export async function payObligation(client: Client, parameters: PayObligationParameters): Promise<SentTransaction> {
  const { instrument, amount, ...options } = parameters;
  const args = [checkInstrument(instrument), checkAmount("amount", amount)] as const;
  return write(client, instrumentsContract(client), "pay", args, options);
}

/** As `payObligation`; waits until it is mined. */
export async function payObligationAndWait(
  client: Client,
  parameters: PayObligationParameters,
): Promise<PayObligationReturnType> {
  const receipt = await waitMined(client, await payObligation(client, parameters));
  const { id, payer, principal, interest } = eventOf(instrumentsContract(client), receipt, "Paid").args;
  return { instrument: id, payer, principal, interest, receipt };
}
