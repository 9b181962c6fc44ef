import { hexlify } from "ethers";
import type { FastifyInstance } from "fastify";
import { sdkError } from "../../sdk/core/errors.ts";
import { createReadingProof } from "../../sdk/sensing/model/reading-proof.ts";
import type { Registry } from "../model/registry.ts";
import type { ReadingStore, StoredBatch, StoredReading } from "../model/store.ts";
import { verdictAt } from "../model/verdicts.ts";
import type { ProofChain } from "./proof-chain.ts";
import type { Proofs } from "./proofs.ts";
import {
  batch,
  exceedance,
  exceedanceQuery,
  json,
  listOf,
  many,
  one,
  rangeQuery,
  reading,
  readingParams,
  stationParams,
} from "./schemas.ts";
import { turns } from "./turns.ts";
import { batchView, exceedanceView, readingView, type SealedVerdict, stationView } from "./views.ts";

export interface RoutesParameters {
  readonly store: ReadingStore;
  readonly registry: Registry;
  readonly proofs: Proofs;
  readonly chain: ProofChain;
}

interface StationRequest {
  Params: { station: number };
  Querystring: { from?: number; to?: number; limit: number };
}
interface ReadingRequest {
  Params: { station: number; seq: number };
}

/** What may be asked about stations, readings and batches. */
export function queryRoutes(app: FastifyInstance, { store, registry, proofs, chain }: RoutesParameters): void {
  const inTurn = turns();
  const requireStation = (id: number) => {
    const station = registry.station(id);
    if (!station) throw sdkError("NOT_FOUND", `no station ${id}`, { station: id });
    return station;
  };
  const requireReading = async (station: number, seq: number): Promise<StoredReading> => {
    requireStation(station);
    const [found] = await store.readings(station, seq, seq);
    if (!found) throw sdkError("NOT_FOUND", `station ${station} has no reading ${seq}`, { station, seq });
    return found;
  };
  const requireBatch = async (station: number, seq: number): Promise<StoredBatch> => {
    requireStation(station);
    const found = await store.anchorOf(station, seq);
    if (!found) throw sdkError("NOT_FOUND", `no batch of station ${station} holds reading ${seq}`, { station, seq });
    return found;
  };

  app.get(
    "/v1/stations",
    {
      schema: {
        summary: "Stations of the register",
        tags: ["stations"],
        response: { 200: json("Stations with their sensors") },
      },
    },
    async () => registry.stations().map(stationView),
  );

  app.get<StationRequest>(
    "/v1/stations/:station",
    {
      schema: {
        summary: "One station, and how far it got",
        tags: ["stations"],
        params: stationParams,
        response: one(json("A station")),
      },
    },
    async ({ params }) => {
      const station = requireStation(params.station);
      const [lastSeq, batchedThrough, tally] = [
        await store.lastSeq(station.id),
        await store.batchedThrough(station.id),
        await store.tally(station.id),
      ];
      return { ...stationView(station), lastSeq, batchedThrough, tally };
    },
  );

  app.get<StationRequest>(
    "/v1/stations/:station/readings",
    {
      schema: {
        summary: "Readings, in the order of the sequence; the newest where `from` is not given",
        tags: ["readings"],
        params: stationParams,
        querystring: rangeQuery,
        response: many(listOf(reading)),
      },
    },
    async ({ params, query }) =>
      inTurn(async () => {
        requireStation(params.station);
        const last = Math.min(query.to ?? Number.MAX_SAFE_INTEGER, await store.lastSeq(params.station));
        const first = query.from ?? Math.max(1, last - query.limit + 1);
        if (last < first) return [];
        const through = Math.min(last, first + query.limit - 1);
        const readings = await store.readings(params.station, first, through);
        const verdictOf = await verdicts(store, params.station, first, through);
        return readings.map((each) => readingView(each, registry.sensor(each.sensor), verdictOf(each.seq)));
      }),
  );

  app.get<ReadingRequest>(
    "/v1/stations/:station/readings/:seq",
    { schema: { summary: "One reading", tags: ["readings"], params: readingParams, response: one(reading) } },
    async ({ params: { station, seq } }) => {
      const found = await requireReading(station, seq);
      const verdictOf = await verdicts(store, station, seq, seq);
      return readingView(found, registry.sensor(found.sensor), verdictOf(seq));
    },
  );

  app.get<ReadingRequest>(
    "/v1/stations/:station/readings/:seq/proof",
    {
      schema: {
        summary:
          "What proves a sealed reading: itself, its batch, its path, the gateways' signatures, the bytes it came in",
        description: "See docs/reading-proof.md; docs/reading-proof.schema.json is its JSON Schema.",
        tags: ["readings"],
        params: readingParams,
        response: one(json("A reading proof")),
      },
    },
    async ({ params: { station, seq } }) => {
      const stored = await requireReading(station, seq);
      const found = await requireBatch(station, seq);
      const { epoch, signatures, transaction, block } = found;
      if (epoch === undefined || signatures === undefined || transaction === undefined || block === undefined) {
        throw sdkError("NOT_FOUND", `reading ${seq} of station ${station} is not sealed yet`, { station, seq });
      }
      const [frame] = await store.frames([stored.frame]);
      const [{ reading: sealed, proof }, { accounts, quorum }, sensor] = await Promise.all([
        proofs.of(found, seq),
        chain.gatewaysOf(station, epoch),
        chain.sensorOf(stored.sensor),
      ]);
      return createReadingProof({
        deployment: chain.deployment,
        reading: sealed,
        sensor,
        path: proof,
        batch: found.batch,
        gateways: { epoch, quorum, accounts, signatures },
        sealedBy: { transaction, block },
        ...(frame !== undefined && frame.raw.length > 0 && { raw: hexlify(frame.raw) }),
      });
    },
  );

  app.get<StationRequest>(
    "/v1/stations/:station/batches",
    {
      schema: {
        summary: "Batches from a number of the sequence on; the newest where `from` is not given",
        tags: ["batches"],
        params: stationParams,
        querystring: rangeQuery,
        response: many(listOf(batch)),
      },
    },
    async ({ params: { station }, query }) =>
      inTurn(async () => {
        requireStation(station);
        const newest = await store.lastBatch(station);
        const from = query.from ?? newest?.batch.firstSeq ?? 1;
        const found = await store.batches(station, from, query.limit);
        return found.filter(({ batch: { firstSeq } }) => firstSeq <= (query.to ?? firstSeq)).map(batchView);
      }),
  );

  app.get<ReadingRequest>(
    "/v1/stations/:station/batches/:seq",
    {
      schema: {
        summary: "The batch that holds a reading",
        tags: ["batches"],
        params: readingParams,
        response: one(batch),
      },
    },
    async ({ params: { station, seq } }) => batchView(await requireBatch(station, seq)),
  );

  app.get<StationRequest>(
    "/v1/stations/:station/rejections",
    {
      schema: {
        summary: "What was refused, by its number in the reject log; the oldest where `from` is not given",
        tags: ["readings"],
        params: stationParams,
        querystring: rangeQuery,
        response: many(json("Entries of the reject log")),
      },
    },
    async ({ params: { station }, query }) =>
      inTurn(async () => {
        requireStation(station);
        const page = await store.rejections(station, (query.from ?? 1) - 1, query.limit);
        const found = page.filter(({ id }) => id <= (query.to ?? id));
        return found.map(({ sample, receivedAt, ...rest }) => ({
          ...rest,
          receivedAt: new Date(receivedAt).toISOString(),
          sample: sample === null ? null : Buffer.from(sample).toString("base64"),
        }));
      }),
  );

  app.get<{ Querystring: { station?: number; from?: number; limit: number } }>(
    "/v1/exceedances",
    {
      schema: {
        summary: "Exceedances that batches list, by station; of the newest such batches where `from` is not given",
        tags: ["exceedances"],
        querystring: exceedanceQuery,
        response: many(listOf(exceedance)),
      },
    },
    async ({ query: { station, from, limit } }) =>
      inTurn(async () => {
        const stations = station === undefined ? registry.stations() : [requireStation(station)];
        const found = [];
        for (const { id } of stations) {
          for (const stored of await store.exceeding(id, from, limit))
            for (const excess of stored.batch.exceedances)
              found.push(exceedanceView(stored, excess, registry.sensor(excess.sensor)));
        }
        return found;
      }),
  );
}

/** Verdicts on the readings `first` to `last`, for those that are in a batch. */
async function verdicts(store: ReadingStore, station: number, first: number, last: number) {
  const batches: StoredBatch[] = [];
  for (let from = first; from <= last; ) {
    const found = await store.anchorOf(station, from);
    if (!found) break;
    batches.push(found);
    from = found.batch.firstSeq + found.batch.count;
  }
  return (seq: number): SealedVerdict | undefined => {
    const found = batches.find(({ batch }) => seq >= batch.firstSeq && seq < batch.firstSeq + batch.count);
    if (!found) return undefined;
    const { firstSeq } = found.batch;
    return { verdict: verdictAt(found.verdicts, seq - firstSeq), firstSeq, sealed: found.state === "sealed" };
  };
}
