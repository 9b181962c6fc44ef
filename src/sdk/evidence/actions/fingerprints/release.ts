import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { fingerprintsContract } from "../../contracts.ts";
import { ownOrganisation } from "./own-organisation.ts";

export interface ReleaseParameters extends WriteOptions {
  /** Organisation that reserved them; the sender's own if left out. */
  readonly by?: number;
  readonly blocking: readonly string[];
}

export interface ReleaseReturnType {
  readonly keys: readonly string[];
  readonly receipt: TransactionReceipt;
}

/**
 * Releases reserved keys, all or none. MAKER, also while the organisation is restricted.
 *
 * @throws `Fingerprints_WrongState`, `Fingerprints_NotHolder` with the item; `Fingerprints_NotForYou`, `Members_*` when the sender may
 * not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { release } from "tallystick/evidence";
 *
 * const sent = await release(client, { blocking: [key] });
 */
export async function release(client: Client, parameters: ReleaseParameters): Promise<SentTransaction> {
  const { by = await ownOrganisation(client), blocking, ...options } = parameters;
  checkThat(blocking.length > 0, "blocking", blocking, "at least one key");
  const keys = blocking.map((key, i) => checkBytes32(`blocking[${i}]`, key));
  return write(client, fingerprintsContract(client), "release", [by, keys], options);
}

/** As `release`; waits until it is mined. */
export async function releaseAndWait(client: Client, parameters: ReleaseParameters): Promise<ReleaseReturnType> {
  const receipt = await waitMined(client, await release(client, parameters));
  const events = eventsOf(fingerprintsContract(client), receipt, "Released");
  return { keys: events.map(({ args }) => args.key), receipt };
}
