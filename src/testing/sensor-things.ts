import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import { decimalText } from "../sdk/core/decimal-text.ts";
import { checkNames } from "../sdk/sensing/model/quality.ts";
import type { Reading } from "../sdk/sensing/model/reading.ts";
import { type TestIndexer, indexerOn } from "./indexer.ts";
import {
  evidenceOfSealed,
  PH,
  readingsOf,
  type Sealed,
  sealReadings,
  type SensingSystem,
  sensingSystem,
} from "./sensing.ts";

export interface SensorThingsBench {
  readonly system: SensingSystem;
  readonly indexer: TestIndexer;
  readonly bridge: TestBridge;
  /** Address of the root. */
  readonly root: string;
  /** All readings that were sealed, in their order. */
  readonly readings: readonly Reading[];
  /** What is at an address, or a path below the root. */
  get(path: string): Promise<Got>;
  close(): Promise<void>;
}

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what is asserted of it is the test
  readonly body: any;
}

export interface TestBridge {
  readonly url: string;
  /** What it is asked for, in order. */
  readonly asked: readonly string[];
  /** How many more questions it answers with 503. */
  fail(times: number): void;
  /** It has a batch more. */
  add(sealed: Sealed): void;
  close(): Promise<void>;
}

/** What a bridge answers of sealed readings, as `src/bridge/serve` does. */
export async function bridgeOfSealed(system: SensingSystem, sealed: readonly Sealed[]): Promise<TestBridge> {
  const app = Fastify();
  const asked: string[] = [];
  const batches = [...sealed];
  let failing = 0;
  app.addHook("onRequest", async (request, reply) => {
    asked.push(request.url);
    if (failing-- > 0) return reply.code(503).send({});
  });
  app.get<{ Querystring: { from: number; to: number } }>("/v1/stations/:station/readings", async ({ query }) =>
    batches
      .flatMap(({ readings }) => readings)
      .filter(({ seq }) => seq >= Number(query.from) && seq <= Number(query.to))
      .map(({ value, observedAt, receivedAt, checks, ...rest }) => ({
        ...rest,
        value: decimalText(value, PH.scale),
        observedAt: new Date(observedAt).toISOString(),
        receivedAt: new Date(receivedAt).toISOString(),
        checks: checkNames(checks),
        sealed: true,
      })),
  );
  app.get<{ Params: { seq: number } }>("/v1/stations/:station/readings/:seq/proof", async ({ params }) => {
    const seq = Number(params.seq);
    const found = batches.find(({ batch }) => seq >= batch.firstSeq && seq < batch.firstSeq + batch.count) as Sealed;
    return evidenceOfSealed(system, found, seq - found.batch.firstSeq);
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    asked,
    fail(times) {
      failing = times;
    },
    add: (more) => batches.push(more),
    close: () => app.close(),
  };
}

/** Twelve sealed readings of the pH sensor of "Mill Weir", of which the indexer has read through its bridge. */
export async function sensorThingsBench(): Promise<SensorThingsBench> {
  const system = await sensingSystem();
  const [, station] = system.stations;
  const batches: Sealed[] = [];
  for (const values of [VALUES.slice(0, 5), VALUES.slice(5)]) {
    const firstSeq = 1 + batches.flatMap(({ readings }) => readings).length;
    const readings = readingsOf(station, system.sensors.ph, firstSeq, await system.now(), values);
    batches.push(await sealReadings(system.stranger, system.gateways, readings));
  }
  const readings = batches.flatMap((sealed) => sealed.readings);
  const bridge = await bridgeOfSealed(system, batches);
  const indexer = await indexerOn(system, { bridges: [{ url: bridge.url, stations: [station] }] });
  await indexer.caughtUp();
  const root = `${indexer.url}/sensorthings/v1.1`;
  const get = async (path: string): Promise<Got> => {
    const answer = await fetch(path.startsWith("http") ? path : `${root}${path === "" ? "" : "/"}${path}`);
    const text = await answer.text();
    const isJson = answer.headers.get("content-type")?.includes("json") === true;
    return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : undefined };
  };
  for (let count = 0; count < readings.length; ) {
    count = (await get("Observations?$count=true&$top=0")).body["@iot.count"];
  }
  return {
    system,
    indexer,
    bridge,
    root,
    readings,
    get,
    async close() {
      await indexer.close();
      await bridge.close();
    },
  };
}

/** Stored integers of the readings, with two decimals. */
export const VALUES = [700, 710, 695, 850, 730, 745, 760, 698, 702, 699, 888, 705];
