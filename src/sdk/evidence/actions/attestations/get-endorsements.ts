import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { attestationsContract } from "../../contracts.ts";

export interface GetEndorsementsParameters {
  readonly uid: string;
}

export interface Endorsement {
  readonly org: number;
  /** Account that endorsed for the organisation. */
  readonly endorser: string;
  readonly endorsedAt: bigint;
}

/**
 * The endorsements of a statement, in the order of the chain.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getEndorsements } from "tallystick/evidence";
 *
 * const organisations = (await getEndorsements(client, { uid })).map(({ org }) => org);
 */
export async function getEndorsements(client: Client, parameters: GetEndorsementsParameters): Promise<Endorsement[]> {
  const uid = checkBytes32("uid", parameters.uid);
  const attestations = attestationsContract(client);
  const fromBlock = deployedContract(client.deployment, "Attestations", "evidence").block;
  const found: Endorsement[] = [];
  for await (const { args } of queryEvents(client, attestations, attestations.filters.Endorsed(uid), { fromBlock })) {
    const endorsedAt = await rpc(() => attestations.endorsedAt(uid, args.org));
    found.push({ org: Number(args.org), endorser: args.endorser, endorsedAt });
  }
  return found;
}
