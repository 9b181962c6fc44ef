import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";
import { findSkipped } from "../../model/find-skipped.ts";

export interface RevokeManyParameters extends WriteOptions {
  readonly uids: readonly string[];
}

export interface RevokeManyReturnType {
  /** Those that were revoked now. */
  readonly uids: readonly string[];
  /** Those that were revoked or replaced before. */
  readonly skipped: readonly string[];
  readonly receipt: TransactionReceipt;
}

/**
 * Revokes many recorded statements, all or none, but skips those that were revoked or replaced before. As `revoke`.
 *
 * @throws as `revoke`, with the `item` that failed.
 *
 * @example
 * import { revokeMany } from "tallystick/evidence";
 *
 * const sent = await revokeMany(client, { uids: [uid] });
 */
export async function revokeMany(client: Client, { uids, ...options }: RevokeManyParameters): Promise<SentTransaction> {
  checkThat(uids.length > 0, "uids", uids, "at least one");
  const checked = uids.map((uid, i) => checkBytes32(`uids[${i}]`, uid));
  return write(client, attestationsContract(client), "revokeMany", [checked], options);
}

/** As `revokeMany`; waits until it is mined. */
export async function revokeManyAndWait(
  client: Client,
  parameters: RevokeManyParameters,
): Promise<RevokeManyReturnType> {
  const receipt = await waitMined(client, await revokeMany(client, parameters));
  const uids = eventsOf(attestationsContract(client), receipt, "Revoked").map(({ args }) => args.uid);
  return { uids, skipped: findSkipped(parameters.uids, uids), receipt };
}
