import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";
import { checkStatement } from "../../model/statement/create.ts";
import type { Statement } from "../../model/statement/statement.ts";
import { type EndorseReturnType, endorsed } from "./endorse.ts";

export interface EndorseLeafParameters extends WriteOptions {
  readonly statement: Statement;
  /** Merkle path from the statement's uid to the root. */
  readonly proof: readonly string[];
  readonly root: string;
}

/**
 * As `endorse`, for a leaf of an anchored batch.
 *
 * @throws as `endorse`; `Attestations_NotAnchored`.
 *
 * @example
 * import { endorseLeaf } from "tallystick/evidence";
 *
 * const sent = await endorseLeaf(client, { statement, proof, root });
 */
export async function endorseLeaf(
  client: Client,
  { statement, proof, root, ...options }: EndorseLeafParameters,
): Promise<SentTransaction> {
  const args = [checkStatement(statement), proof, checkBytes32("root", root)] as const;
  return write(client, attestationsContract(client), "endorseLeaf", args, options);
}

/** As `endorseLeaf`; waits until it is mined. */
export async function endorseLeafAndWait(
  client: Client,
  parameters: EndorseLeafParameters,
): Promise<EndorseReturnType> {
  return endorsed(client, await waitMined(client, await endorseLeaf(client, parameters)));
}
