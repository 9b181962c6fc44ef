import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import { exceedancesContract } from "../../contracts.ts";
import { type FromSource, linesOf } from "../../../query/list-source.ts";
import { type IndexedExceedance, queryExceedances } from "../../../query/sensing.ts";
import { type Exceedance, fromExceedanceStruct } from "../../model/exceedance.ts";
import type { Stage } from "../../model/stage.ts";

export interface ListExceedancesParameters extends FromSource {
  /** All stations if left out. */
  readonly station?: number;
  /** All sensors if left out. */
  readonly sensor?: number;
  /** All stages if left out. */
  readonly stage?: Stage;
}

/** An exceedance, its station, and how it was opened. */
export interface ListedExceedance extends Exceedance {
  readonly station: number;
  /** Whether it was opened by a proof; otherwise a quorum of gateways listed it. */
  readonly byProof: boolean;
}

/**
 * Exceedances as they stand now, in the order in which they were opened.
 *
 * @throws `ARGUMENT_INVALID`, `NUMBER_TOO_LARGE`; from a source as `askOne`.
 *
 * @example
 * import { listExceedances } from "tallystick/sensing";
 *
 * const open = await listExceedances(client, { station: 1, stage: "Open" });
 */
export async function listExceedances(
  client: Client,
  { source, station, sensor, stage }: ListExceedancesParameters = {},
): Promise<ListedExceedance[]> {
  if (source && stage !== "None") {
    const wanted = { ...(station && { station }), ...(sensor && { sensor }), ...(stage && { stage }) };
    return (await linesOf(queryExceedances, source, wanted)).map(fromIndexed);
  }
  const exceedances = exceedancesContract(client);
  const filter = exceedances.filters.ExceedanceOpened(
    undefined,
    station === undefined ? undefined : checkNumber("station", station),
    sensor === undefined ? undefined : checkNumber("sensor", sensor),
  );
  const range = { fromBlock: deployedContract(client.deployment, "Exceedances", "sensing").block };
  const found: ListedExceedance[] = [];
  for await (const { args } of queryEvents(client, exceedances, filter, range)) {
    const now = fromExceedanceStruct(args.id, await rpc(() => exceedances.exceedance(args.id)));
    if (stage !== undefined && now.stage !== stage) continue;
    found.push({ ...now, station: Number(args.station), byProof: args.byProof });
  }
  return found;
}

function fromIndexed(indexed: IndexedExceedance): ListedExceedance {
  const { sensor, seq, stage, since, openedAt, observedAt, station, byProof } = indexed;
  const [id, value] = [BigInt(indexed.id), BigInt(indexed.value)];
  return { id, sensor, seq, stage, since, openedAt, observedAt, value, station, byProof };
}
