import type { TransactionReceipt } from "ethers";
import { checkAddress, checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { instrumentsContract } from "../../ledger/contracts.ts";
import { checkAmount, checkUint256 } from "../../settlement/model/amount.ts";
import { firstUnitOf, NOT_TRANSFERABLE, rootLotOf } from "../model/lot-steps.ts";

export interface EndorseBillParameters extends WriteOptions {
  /** Its id in the ledger. */
  readonly lot: bigint;
  /** Account that gets it. */
  readonly to: string;
  /** Units of it, all that the sender has. */
  readonly amount: bigint;
  /** The giver answers to nobody after the taker. @default false */
  readonly notTransferable?: boolean;
  /** Hash of the document that says for what it is. */
  readonly document?: string;
}

export interface EndorseBillInPartParameters extends EndorseBillParameters {
  /** The first unit of the part, numbered from 0 in what was issued. */
  readonly first: bigint;
}

export interface EndorseBillReturnType {
  readonly lot: bigint;
  readonly receipt: TransactionReceipt;
}

const documentOf = ({ notTransferable, document }: EndorseBillParameters): string | undefined => {
  if (notTransferable === true) return NOT_TRANSFERABLE;
  return document === undefined ? undefined : checkBytes32("document", document);
};

/**
 * Endorses a lot of a bill, until the day of maturity begins. MAKER of the holder; under dual control by a deal instead.
 *
 * @throws `Holdings_Closed`, `Holdings_BalanceInsufficient`, `Holdings_LotWhole`, `Holdings_HistoryFull`, `Holdings_UnknownInstrument`;
 * `ERC7943InsufficientUnfrozenBalance`; `Holders_TwoHandsNeeded`, `Holders_KindRefused`; `Members_*`; `READ_ONLY`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { endorseBill } from "tallystick/bills";
 *
 * const sent = await endorseBill(client, { lot, to: account, amount: 1_000_000_00n });
 */
export async function endorseBill(client: Client, parameters: EndorseBillParameters): Promise<SentTransaction> {
  const { lot, to, amount, notTransferable, document, ...options } = parameters;
  const receiver = checkAddress("to", to);
  // Without a sender nothing is sent, and `write` says so.
  const giver = client.sender?.address ?? receiver;
  const data = documentOf(parameters) ?? "0x";
  const args = [giver, receiver, checkUint256("lot", lot), checkAmount("amount", amount), data] as const;
  return write(client, instrumentsContract(client), "safeTransferFrom", args, options);
}

/** As `endorseBill`; waits until it is mined. */
export async function endorseBillAndWait(
  client: Client,
  parameters: EndorseBillParameters,
): Promise<EndorseBillReturnType> {
  const receipt = await waitMined(client, await endorseBill(client, parameters));
  return { lot: parameters.lot, receipt };
}

/**
 * Endorses units of a lot, and leaves those before and after them with the sender; to the sender itself, it only divides.
 *
 * @throws as `endorseBill`; `Holdings_PartInvalid`, `Holdings_PartTooSmall`, `Holdings_TooManyLots`, `Holdings_NoHistory`.
 *
 * @example
 * import { endorseBillInPart } from "tallystick/bills";
 *
 * const sent = await endorseBillInPart(client, { lot, first: 0n, amount: 400_000_00n, to: account });
 */
export async function endorseBillInPart(
  client: Client,
  parameters: EndorseBillInPartParameters,
): Promise<SentTransaction> {
  const { lot, first, amount, to, notTransferable, document, ...options } = parameters;
  const args = [
    checkUint256("lot", lot),
    checkUint256("first", first),
    checkAmount("amount", amount),
    checkAddress("to", to),
    documentOf(parameters) ?? "0x".padEnd(66, "0"),
  ] as const;
  return write(client, instrumentsContract(client), "passPart", args, options);
}

/** As `endorseBillInPart`; waits until it is mined. The lot is what was passed on. */
export async function endorseBillInPartAndWait(
  client: Client,
  parameters: EndorseBillInPartParameters,
): Promise<EndorseBillReturnType> {
  const receipt = await waitMined(client, await endorseBillInPart(client, parameters));
  const { lot, first } = parameters;
  return { lot: first === firstUnitOf(lot) ? lot : rootLotOf(lot) | 1n | (first << 1n), receipt };
}
