import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { fingerprintsContract } from "../../contracts.ts";
import { ownOrganisation } from "./own-organisation.ts";

export interface ReserveParameters extends WriteOptions {
  /** Organisation to reserve for; the sender's own if left out. */
  readonly by?: number;
  /** Keys that identify the document, see `fingerprintKey`. */
  readonly blocking: readonly string[];
  /** Keys that say that an economically similar document was seen. They never block. */
  readonly flagging?: readonly string[];
  /** Last second of the reservation; at most 30 days from now. */
  readonly until: bigint | number;
}

export interface ReserveReturnType {
  readonly org: number;
  readonly until: bigint;
  /** The flagging keys that had been seen before: how often, and by which organisation first. */
  readonly flagged: readonly { readonly key: string; readonly count: number; readonly first: number }[];
  readonly receipt: TransactionReceipt;
}

/**
 * Reserves the blocking keys of a document, all or none, and counts the flagging keys as seen. MAKER of an active organisation.
 *
 * @throws `Fingerprints_Taken` with the item, `Fingerprints_UntilInvalid`, `Fingerprints_NoKeys`, `Fingerprints_ZeroKey`,
 * `Fingerprints_NotForYou`, `Members_*` when the sender may not; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { fingerprintKey, reserve } from "tallystick/evidence";
 *
 * const key = fingerprintKey(secret, { number: "4711", issuer: "Gravel & Sons", date: "2026-05-04" });
 * const sent = await reserve(client, { blocking: [key], until: 1893456000n });
 */
export async function reserve(client: Client, parameters: ReserveParameters): Promise<SentTransaction> {
  const { by = await ownOrganisation(client), blocking, flagging = [], until, ...options } = parameters;
  const keys = (name: string, list: readonly string[]) => list.map((key, i) => checkBytes32(`${name}[${i}]`, key));
  const args = [by, keys("blocking", blocking), keys("flagging", flagging), checkTime("until", until)] as const;
  return write(client, fingerprintsContract(client), "reserve", args, options);
}

/** As `reserve`; waits until it is mined and tells which keys were flagged. */
export async function reserveAndWait(client: Client, parameters: ReserveParameters): Promise<ReserveReturnType> {
  const fingerprints = fingerprintsContract(client);
  const receipt = await waitMined(client, await reserve(client, parameters));
  const sighted = eventsOf(fingerprints, receipt, "Sighted").map(({ args: { key, count, first } }) => ({
    key,
    count: Number(count) - 1,
    first: Number(first),
  }));
  const flagged = sighted.filter(({ count }) => count > 0);
  const { by, until } = eventOf(fingerprints, receipt, "Reserved").args;
  return { org: Number(by), until, flagged, receipt };
}
