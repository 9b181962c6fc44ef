import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber, safe } from "../../../core/whole.ts";
import { feedsContract } from "../../contracts.ts";

export interface GetHeadParameters {
  readonly station: number;
}

/** Where a station's sequence stands on chain. */
export interface Head {
  readonly station: number;
  /** Number of the last sealed reading, or of the last of a gap after it; 0 before the first. */
  readonly lastSeq: number;
  /** When the last sealed reading was received, Unix milliseconds. */
  readonly lastTo: number;
  readonly batches: number;
  readonly gaps: number;
  /** How many equivocations were recorded: a quorum signed two histories. */
  readonly equivocations: number;
}

/**
 * Where a station's sequence stands on chain; all zero while nothing is sealed, and for a station that does not exist.
 *
 * @throws `NUMBER_TOO_LARGE`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { getHead } from "tallystick/sensing";
 *
 * const { lastSeq, gaps, equivocations } = await getHead(client, { station: 1 });
 */
export async function getHead(client: Client, parameters: GetHeadParameters): Promise<Head> {
  const station = checkNumber("station", parameters.station);
  const head = await rpc(() => feedsContract(client).headOf(station));
  return {
    station,
    lastSeq: safe("lastSeq", head.lastSeq),
    lastTo: Number(head.lastTo),
    batches: Number(head.batches),
    gaps: Number(head.gaps),
    equivocations: Number(head.equivocations),
  };
}
