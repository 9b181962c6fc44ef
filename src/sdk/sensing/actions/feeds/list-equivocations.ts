import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { checkNumber, safe } from "../../../core/whole.ts";
import { feedsContract } from "../../contracts.ts";

export interface ListEquivocationsParameters {
  readonly station: number;
}

/** A quorum of gateways signed two histories. */
export interface Equivocation {
  readonly station: number;
  /** Where the other batch begins. */
  readonly firstSeq: number;
  /** Zero where its readings, or some of them, are recorded as a gap. */
  readonly sealedBatch: string;
  readonly other: string;
  /** The gateway set that signed the other batch. */
  readonly epoch: number;
  /**
   * Whether that set was in force for the place, so that the station's number of equivocations grew: of a set that was replaced since, by
   * one for a place at most.
   */
  readonly counted: boolean;
  readonly transaction: string;
  readonly block: number;
}

/**
 * Lists the recorded equivocations of a station, in the order of the chain.
 *
 * @throws `ARGUMENT_INVALID`, `NUMBER_TOO_LARGE`.
 *
 * @example
 * import { listEquivocations } from "tallystick/sensing";
 *
 * const equivocations = await listEquivocations(client, { station: 1 });
 */
export async function listEquivocations(
  client: Client,
  parameters: ListEquivocationsParameters,
): Promise<Equivocation[]> {
  const station = checkNumber("station", parameters.station);
  const feeds = feedsContract(client);
  const range = { fromBlock: deployedContract(client.deployment, "Feeds", "sensing").block };
  const found: Equivocation[] = [];
  for await (const event of queryEvents(client, feeds, feeds.filters.Equivocated(station), range)) {
    const { firstSeq, sealedBatch, other, epoch, counted } = event.args;
    const at = { transaction: event.transactionHash, block: event.blockNumber };
    found.push({
      station,
      firstSeq: safe("firstSeq", firstSeq),
      sealedBatch,
      other,
      epoch: Number(epoch),
      counted,
      ...at,
    });
  }
  return found;
}
