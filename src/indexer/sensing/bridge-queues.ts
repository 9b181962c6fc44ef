import type { IndexerConfig } from "../config/config.ts";
import type { WaitingFor } from "../domain.ts";
import { BLOCK } from "../store/kept-tables.ts";
import type { Reader } from "../store/reader.ts";
import { bridgeOf } from "./bridge-of.ts";
import { BATCH, READING_COPY, STATION } from "./tables.ts";

/** Stations that are looked at. */
const MOST_STATIONS = 10_000;

/** Of each bridge of the configuration: sealed readings that are still to be copied. Bridges are named by their place there: an address is nobody's business. */
export async function bridgeQueues(read: Reader, { bridges = [] }: IndexerConfig): Promise<WaitingFor[]> {
  const queues = bridges.map((_, i) => ({ kind: "bridge" as const, name: String(i + 1), ...NOTHING }));
  if (bridges.length === 0) return queues;
  const all = { where: [], limit: MOST_STATIONS };
  const copied = new Map(
    (await read.select(READING_COPY, { ...all, order: ["station"] })).map(({ station, throughSeq }) => [
      station,
      throughSeq,
    ]),
  );
  for (const station of await read.select(STATION, { ...all, order: ["id"] })) {
    const bridge = bridgeOf(station, bridges);
    const queue = bridge && queues[bridges.indexOf(bridge)];
    const through = copied.get(station.id) ?? 0;
    if (queue === undefined || station.lastSeq <= through) continue;
    const where = [
      ["station", "=", station.id],
      ["firstSeq", ">", through],
    ] as const;
    const [first] = await read.select(BATCH, { where, order: ["station", "firstSeq", "id"], limit: 1 });
    if (first === undefined) continue;
    const time = (await read.get(BLOCK, { number: first.block }))?.time ?? first.sealedAt;
    queue.waiting += station.lastSeq - through;
    queue.since = Math.min(queue.since ?? time, time);
  }
  return queues;
}

const NOTHING = { waiting: 0, since: null as number | null, putAside: 0 };
