import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";
import type { Statement } from "../../model/statement/statement.ts";
import { checkItems } from "./check-items.ts";

export interface AttestManyParameters extends WriteOptions {
  readonly statements: readonly Statement[];
}

export interface AttestManyReturnType {
  /** In the order of the statements. */
  readonly uids: readonly string[];
  readonly receipt: TransactionReceipt;
}

/**
 * Records many statements of the sender's in one transaction, all or none. All are checked before anything is sent; errors name
 * the item by its index.
 *
 * @throws as `attest`; `ANCHOR_DUPLICATE`, `Attestations_NoStatements`.
 *
 * @example
 * import { attestMany, createStatement } from "tallystick/evidence";
 *
 * const statements = [data, data].map((item) => createStatement({ schema, attester, data: item }));
 * const sent = await attestMany(client, { statements });
 */
export async function attestMany(
  client: Client,
  { statements, ...options }: AttestManyParameters,
): Promise<SentTransaction> {
  return write(client, attestationsContract(client), "attestMany", [await checkItems(client, statements)], options);
}

/** As `attestMany`; waits until it is mined and gives the uids. */
export async function attestManyAndWait(
  client: Client,
  parameters: AttestManyParameters,
): Promise<AttestManyReturnType> {
  const receipt = await waitMined(client, await attestMany(client, parameters));
  const events = eventsOf(attestationsContract(client), receipt, "Attested");
  return { uids: events.map(({ args }) => args.uid), receipt };
}
