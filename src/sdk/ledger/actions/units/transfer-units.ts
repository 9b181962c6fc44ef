import type { TransactionReceipt } from "ethers";
import { checkAddress, checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument, checkUnits } from "../../model/units.ts";

export interface TransferUnitsParameters extends WriteOptions {
  /** The ledger's id. */
  readonly instrument: bigint;
  /** Whose they are; the sender's if left out. Of another it is approved by, see `setOperator`. */
  readonly from?: string;
  readonly to: string;
  readonly amount: bigint;
  /** Hash of the document that says for what it is; none if left out. */
  readonly document?: string;
}

export interface TransferUnitsReturnType {
  readonly instrument: bigint;
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Passes units on, until transfers close. MAKER of the holder, or an operator that it approved; under dual control by a deal instead.
 *
 * @throws `Holdings_Closed`, `Holdings_NotOperator`, `Holdings_BalanceInsufficient`, `Holdings_LotWhole`, `Holdings_NotAccepted`,
 * `Holdings_UnknownInstrument`; `ERC7943InsufficientUnfrozenBalance`; `Holders_TwoHandsNeeded`; `Members_*`; `READ_ONLY`;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { transferUnits } from "tallystick/ledger";
 *
 * const sent = await transferUnits(client, { instrument, to: account, amount: 500_00n, document: uid });
 */
export async function transferUnits(client: Client, parameters: TransferUnitsParameters): Promise<SentTransaction> {
  const { instrument, to, amount, document, from = client.sender?.address, ...options } = parameters;
  const data = document === undefined ? "0x" : checkBytes32("document", document);
  // Without a sender nothing is sent, and `write` says so.
  const giver = from === undefined ? to : checkAddress("from", from);
  const args = [
    giver,
    checkAddress("to", to),
    checkInstrument(instrument),
    checkUnits("amount", amount),
    data,
  ] as const;
  return write(client, instrumentsContract(client), "safeTransferFrom", args, options);
}

/** As `transferUnits`; waits until it is mined. */
export async function transferUnitsAndWait(
  client: Client,
  parameters: TransferUnitsParameters,
): Promise<TransferUnitsReturnType> {
  const receipt = await waitMined(client, await transferUnits(client, parameters));
  const { id, from, to, value } = eventOf(instrumentsContract(client), receipt, "TransferSingle").args;
  return { instrument: id, from, to, amount: value, receipt };
}
