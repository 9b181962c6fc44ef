import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkAddress, checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument, checkSome, checkUnits } from "../../model/units.ts";

/** Units for one of many. */
export interface UnitsFor {
  readonly to: string;
  readonly amount: bigint;
}

export interface PassToManyParameters extends WriteOptions {
  /** The ledger's id. */
  readonly instrument: bigint;
  readonly parts: readonly UnitsFor[];
  /** Hash of the document that says for what it is; none if left out. */
  readonly document?: string;
}

export interface PassToManyReturnType {
  readonly parts: readonly UnitsFor[];
  readonly receipt: TransactionReceipt;
}

/**
 * Passes the sender's units of one instrument to many. All or none. MAKER; under dual control by a deal instead.
 *
 * @throws as `transferUnits`.
 *
 * @example
 * import { passToMany } from "tallystick/ledger";
 *
 * const parts = [{ to: account, amount: 300_00n }, { to: attester, amount: 200_00n }];
 * const sent = await passToMany(client, { instrument, parts });
 */
export async function passToMany(client: Client, parameters: PassToManyParameters): Promise<SentTransaction> {
  const { instrument, parts, document = ZeroHash, ...options } = parameters;
  const id = checkInstrument(instrument);
  const to = checkSome("parts", parts).map((part, i) => checkAddress(`parts[${i}].to`, part.to));
  const amounts = parts.map((part, i) => checkUnits(`parts[${i}].amount`, part.amount));
  const args = [id, to, amounts, checkBytes32("document", document)] as const;
  return write(client, instrumentsContract(client), "passToMany", args, options);
}

/** As `passToMany`; waits until it is mined. */
export async function passToManyAndWait(
  client: Client,
  parameters: PassToManyParameters,
): Promise<PassToManyReturnType> {
  const receipt = await waitMined(client, await passToMany(client, parameters));
  const events = eventsOf(instrumentsContract(client), receipt, "TransferSingle");
  return { parts: events.map(({ args: { to, value } }) => ({ to, amount: value })), receipt };
}
