import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { indexerError } from "../../errors.ts";
import type { Served } from "../../domain.ts";
import { tellAsOf } from "../../serve/ask-store.ts";
import type { Reader } from "../../store/reader.ts";
import { askBridge } from "../ask-bridge.ts";
import { bridgeOf } from "../bridge-of.ts";
import { STATION } from "../tables.ts";
import { answer } from "./answer.ts";
import type { Making } from "./model.ts";
import { proofAddress } from "./proof-address.ts";
import { rootDocument } from "./root.ts";

/** Below the address of the server. */
export const SENSOR_THINGS = "/sensorthings/v1.1";

/** OGC SensorThings API 1.1, to read: stations, sensors and sealed readings. Everybody may see all of it. */
export function serveSensorThings(app: FastifyInstance, served: Served): void {
  const { ask, places, config, openUrl, origin } = served;
  const bridges = config.bridges ?? [];
  const root = () => `${origin()}${SENSOR_THINGS}`;
  const hidden = { schema: { hide: true } };

  /** Work within one state of the store, which the answer tells in a header. @throws `CHAIN_REPLACED`, `INDEX_NOT_READY`. */
  const within = <T>(request: FastifyRequest, reply: FastifyReply, work: (read: Reader, now: number) => Promise<T>) =>
    ask(request, { route: "sensorThings", parameters: {} }, async (asked) => {
      tellAsOf(reply, asked);
      return work(asked.read, asked.asOf.time * 1_000);
    });

  const makingOf = (read: Reader): Making => {
    const known = new Map<number, boolean>();
    return {
      read,
      places,
      root: root(),
      origin: origin(),
      async hasBridge(station) {
        const found = known.get(station);
        if (found !== undefined) return found;
        const row = bridges.length === 0 ? undefined : await read.get(STATION, { id: station });
        const has = row !== undefined && bridgeOf(row, bridges) !== undefined;
        known.set(station, has);
        return has;
      },
    };
  };

  app.get(SENSOR_THINGS, hidden, async (request, reply) => within(request, reply, async () => rootDocument(root())));
  app.get<{ Params: { "*": string } }>(`${SENSOR_THINGS}/*`, hidden, async (request, reply) => {
    const path = request.params["*"];
    if (path === "") return within(request, reply, async () => rootDocument(root()));
    const [, proved] = /^Observations\((\d+)\)\/proof$/.exec(path) ?? [];
    if (proved !== undefined) {
      const url = await within(request, reply, (read) => proofAddress(read, Number(proved), bridges));
      return reply.type("application/json").send(Buffer.from(await askBridge(openUrl, url)));
    }
    const options = [...new URLSearchParams(request.url.split("?").slice(1).join("?"))];
    const answered = await within(request, reply, (read, now) =>
      answer({ path, options, making: makingOf(read), now }),
    );
    if (answered.kind === "nothing") return reply.code(204).send();
    if (answered.kind === "json") return reply.type("application/json; charset=utf-8").send(answered.body);
    return reply.type("text/plain; charset=utf-8").send(Buffer.from(answered.body));
  });
  const refused = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header("allow", "GET, HEAD");
    throw indexerError("INDEX_READ_ONLY", `nothing is changed by ${request.method} here`, { method: request.method });
  };
  for (const url of [SENSOR_THINGS, `${SENSOR_THINGS}/*`]) {
    app.route({ method: ["POST", "PUT", "PATCH", "DELETE"], url, ...hidden, onRequest: refused, handler: refused });
  }
}
