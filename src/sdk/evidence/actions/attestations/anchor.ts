import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";

export interface AnchorParameters extends WriteOptions {
  /** Root of the tree over the statements' uids. */
  readonly root: string;
  /** How many statements there are. */
  readonly count: number;
  /** The one schema that they are all under. */
  readonly schema: string;
}

export interface AnchorReturnType {
  readonly root: string;
  readonly schema: string;
  readonly attester: string;
  readonly count: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Anchors a batch of the sender's statements. MAKER or DEVICE of an active organisation.
 *
 * @throws `Attestations_UnknownSchema`, `Attestations_ZeroRoot`, `Attestations_NoStatements`, `Attestations_AlreadyAnchored`,
 * `Members_*` when the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { anchor } from "tallystick/evidence";
 *
 * const sent = await anchor(client, { root, count: 500, schema });
 */
export async function anchor(
  client: Client,
  { root, count, schema, ...options }: AnchorParameters,
): Promise<SentTransaction> {
  const args = [checkBytes32("root", root), count, checkBytes32("schema", schema)] as const;
  return write(client, attestationsContract(client), "anchor", args, options);
}

/** As `anchor`; waits until it is mined. */
export async function anchorAndWait(client: Client, parameters: AnchorParameters): Promise<AnchorReturnType> {
  return anchored(client, await waitMined(client, await anchor(client, parameters)));
}

/** What the event of an anchoring transaction says. */
export function anchored(client: Client, receipt: TransactionReceipt): AnchorReturnType {
  const { root, schema, attester, count } = eventOf(attestationsContract(client), receipt, "Anchored").args;
  return { root, schema, attester, count: Number(count), receipt };
}
