/**
 * Part: the floor. The same sockets, the same protocol clients, the same inserts and fsync, acknowledged after the commit as well; no quality control, no hashing, no
 * batches, no chain, no look at who sends and whether it makes sense. What is left is what any bridge has to pay.
 */
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import Fastify from "fastify";
import { connect } from "mqtt";
import { SUCCESS } from "../../src/bridge/ingest/mqtt/answers.ts";
import { deferAcks } from "../../src/bridge/ingest/mqtt/deferred-acks.ts";
import { encodeAnswer } from "../../src/bridge/model/hj212/encode.ts";
import type { Station } from "../../src/sdk/sensing/model/station.ts";
import { type Inserts, openInserts } from "./floor/inserts.ts";
import { readHj212, readSenml } from "./floor/payload.ts";
import { deviceId } from "./load/hj212.ts";
import { stationKey } from "./load/http.ts";
import { topicOf } from "./load/mqtt.ts";
import { mainThreadMicroseconds, serve } from "./process.ts";
import type { Listening } from "./subject.ts";
import { Tally } from "./tally.ts";

export interface FloorSetup {
  readonly folder: string;
  readonly brokers: readonly { readonly url: string; readonly version: "3.1.1" | "5" }[];
  readonly prefix: string;
  readonly stations: readonly Station[];
}

/** As many as the bridge's default. */
const IN_FLIGHT = 2_000;

const tally = new Tally();
const ends: (() => unknown)[] = [];

const handlers = {
  async start({ folder, brokers, prefix, stations }: FloorSetup): Promise<Listening> {
    const sensorsOf = new Map(stations.map(({ id, sensors }) => [id, sensors.map((sensor) => sensor.id)]));
    const inserts = await openInserts(folder, sensorsOf, tally);
    for (const broker of brokers) await subscribe(broker, prefix, stations, inserts);
    const url = await listenHttp(stations, inserts);
    const hj212Port = await listenHj212(stations, inserts);
    ends.push(() => inserts.close());
    return { url, hj212Port };
  },
  until: (target: number) => tally.until(target),
  stored: () => tally.stored,
  mainThreadMicroseconds,
  async close() {
    for (const end of ends) await end();
  },
};

export type FloorPart = typeof handlers;

/** The bridge's client: mqtt.js with acknowledgements after the commit. */
async function subscribe(
  { url, version }: FloorSetup["brokers"][number],
  prefix: string,
  stations: FloorSetup["stations"],
  inserts: Inserts,
) {
  const client = connect(url, {
    protocolVersion: version === "5" ? 5 : 4,
    clientId: "bench-floor",
    clean: false,
    log: () => {},
    ...(version === "5" && { properties: { sessionExpiryInterval: 600, receiveMaximum: IN_FLIGHT } }),
  });
  const stationOf = new Map(stations.map(({ id }) => [topicOf(prefix, id), id]));
  deferAcks(client, IN_FLIGHT, (topic, raw) => {
    const station = stationOf.get(topic) as number;
    return new Promise((stored) => {
      inserts.add({ source: "mqtt", station, raw, ...readSenml(raw), stored: () => stored(SUCCESS) });
    });
  });
  await new Promise<void>((resolve) => client.once("connect", () => resolve()));
  await client.subscribeAsync([...stationOf.keys()], { qos: 1 });
  ends.push(() => client.endAsync(true));
}

async function listenHttp(stations: FloorSetup["stations"], inserts: Inserts): Promise<string> {
  const app = Fastify({ logger: false });
  app.addContentTypeParser("application/senml+json", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  const stationOf = new Map(stations.map(({ id }) => [stationKey(id), id]));
  app.post<{ Params: { key: string }; Body: Buffer }>("/v1/stations/:key/readings", async ({ params, body }, reply) => {
    const station = stationOf.get(params.key) as number;
    const pack = readSenml(body);
    await new Promise<void>((stored) => inserts.add({ source: "http", station, raw: body, ...pack, stored }));
    return reply.code(202).send({ stored: pack.values.length });
  });
  ends.push(() => app.close());
  return app.listen({ host: "127.0.0.1", port: 0 });
}

async function listenHj212(stations: FloorSetup["stations"], inserts: Inserts): Promise<number> {
  const stationOf = new Map(stations.map(({ id }) => [deviceId(id), id]));
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    let rest = "";
    socket.on("data", (chunk) => {
      const lines = (rest + chunk.toString("latin1")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const { qn, mn, ...pack } = readHj212(line);
        const answer = () => socket.write(encodeAnswer("9014", { qn, cn: "2011", pw: "123456", mn, version: 1 }));
        const raw = Buffer.from(line, "latin1");
        inserts.add({ source: "hj212", station: stationOf.get(mn) as number, raw, ...pack, stored: answer });
      }
    });
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

serve(handlers);
