import { blockAt } from "../../../core/block-at.ts";
import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { attestationsContract } from "../../contracts.ts";

export interface FindAnchorParameters {
  readonly root: string;
  readonly attester: string;
  readonly schema: string;
}

/**
 * The hash of the transaction that anchored a batch; undefined when it was never anchored.
 *
 * @throws `EVENT_MISSING` when the contract knows the batch and the node's logs do not.
 *
 * @example
 * import { findAnchor } from "tallystick/evidence";
 *
 * const transactionHash = await findAnchor(client, { root, attester, schema });
 */
export async function findAnchor(client: Client, parameters: FindAnchorParameters): Promise<string | undefined> {
  const { root, attester, schema } = parameters;
  const attestations = attestationsContract(client);
  const { anchoredAt } = await rpc(() => attestations.anchorOf(root, attester, schema));
  if (anchoredAt === 0n) return undefined;
  const block = await blockAt(client.provider, Number(anchoredAt));
  const filter = attestations.filters.Anchored(root, schema, attester);
  const range = { fromBlock: block ?? Number.POSITIVE_INFINITY };
  for await (const { transactionHash } of queryEvents(client, attestations, filter, range)) return transactionHash;
  throw sdkError("EVENT_MISSING", `no Anchored for ${root}`, { event: "Anchored", root });
}
