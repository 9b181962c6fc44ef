import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";
import { checkStatement } from "../../model/statement/create.ts";
import type { Statement } from "../../model/statement/statement.ts";
import { type RevokeReturnType, revoked } from "./revoke.ts";

export interface RevokeLeafParameters extends WriteOptions {
  readonly statement: Statement;
}

/**
 * Revokes a statement by its content: a leaf of a batch, or one that was signed off chain and is not recorded.
 *
 * @throws as `revoke`; `Attestations_UnknownSchema`; `NOT_SECONDS`.
 *
 * @example
 * import { revokeLeaf } from "tallystick/evidence";
 *
 * const sent = await revokeLeaf(client, { statement });
 */
export async function revokeLeaf(
  client: Client,
  { statement, ...options }: RevokeLeafParameters,
): Promise<SentTransaction> {
  return write(client, attestationsContract(client), "revokeLeaf", [checkStatement(statement)], options);
}

/** As `revokeLeaf`; waits until it is mined. */
export async function revokeLeafAndWait(client: Client, parameters: RevokeLeafParameters): Promise<RevokeReturnType> {
  return revoked(client, await waitMined(client, await revokeLeaf(client, parameters)));
}
