import { checkAddress, checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";
import { attestationsContract } from "../../contracts.ts";

export interface GetAnchorParameters {
  readonly root: string;
  readonly attester: string;
  readonly schema: string;
}

export interface Anchor extends GetAnchorParameters {
  readonly anchoredAt: bigint;
  /** Number of leaves as its attester stated it. */
  readonly count: number;
  /** Organisation of the attester at that time. */
  readonly org: number;
}

/**
 * Reads an anchored anchor. Other attesters may have anchored the same root; what is read here says nothing about
 * theirs.
 *
 * @throws `NOT_FOUND`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { getAnchor } from "tallystick/evidence";
 *
 * const { anchoredAt, count } = await getAnchor(client, { root, attester, schema });
 */
export async function getAnchor(client: Client, parameters: GetAnchorParameters): Promise<Anchor> {
  const root = checkBytes32("root", parameters.root);
  const attester = checkAddress("attester", parameters.attester);
  const schema = checkBytes32("schema", parameters.schema);
  const { anchoredAt, count, org } = await rpc(() => attestationsContract(client).anchorOf(root, attester, schema));
  if (anchoredAt === 0n) throw sdkError("NOT_FOUND", `${attester} anchored no ${root}`, { root, attester, schema });
  return { root, attester, schema, anchoredAt, count: Number(count), org: Number(org) };
}
