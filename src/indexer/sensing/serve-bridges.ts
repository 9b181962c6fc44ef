import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sdkError } from "../../sdk/core/errors.ts";
import type { Served } from "../domain.ts";
import { askBridge } from "./ask-bridge.ts";
import { bridgeHealth } from "./bridge-health.ts";
import { bridgeOf } from "./bridge-of.ts";
import { STATION } from "./tables.ts";

interface OfStation {
  Params: { readonly station: number; readonly seq: number };
  Querystring: { readonly from?: number; readonly to?: number; readonly limit?: number };
}

const number = { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
const schema = {
  hide: true,
  params: { type: "object", properties: { station: number, seq: number } },
  querystring: { type: "object", additionalProperties: false, properties: { from: number, to: number, limit: number } },
};

/**
 * What bridges alone have, of each station from the bridge that has it: how far it got, its readings and their proofs
 * (`/v1/stations/{station}/bridge...`), and how each bridge is (`/v1/bridges`). Everybody may see all of it.
 */
export function serveBridges(app: FastifyInstance, { ask, config, openUrl, clock }: Served): void {
  const bridges = config.bridges ?? [];
  const problemsOf = bridgeHealth(openUrl, clock);
  const pass = async (request: FastifyRequest<OfStation>, reply: FastifyReply, below: string) => {
    const { station } = request.params;
    const row = await ask(request, { route: "bridge", parameters: {} }, ({ read }) =>
      read.get(STATION, { id: station }),
    );
    const bridge = row && bridgeOf(row, bridges);
    if (bridge === undefined) throw sdkError("NOT_FOUND", `no bridge of station ${station}`, { station });
    const query = new URLSearchParams(Object.entries(request.query).map(([key, value]) => [key, String(value)]));
    const asked = `${bridge.url}/v1/stations/${station}${below}${query.size > 0 ? `?${query}` : ""}`;
    const answer = await askBridge(openUrl, asked);
    return reply.type("application/json").header("cache-control", "private, no-store").send(Buffer.from(answer));
  };
  const ofStation = "/v1/stations/:station/bridge";
  app.get<OfStation>(ofStation, { schema }, (request, reply) => pass(request, reply, ""));
  app.get<OfStation>(`${ofStation}/readings`, { schema }, (request, reply) => pass(request, reply, "/readings"));
  app.get<OfStation>(`${ofStation}/readings/:seq`, { schema }, (request, reply) =>
    pass(request, reply, `/readings/${request.params.seq}`),
  );
  app.get<OfStation>(`${ofStation}/readings/:seq/proof`, { schema }, (request, reply) =>
    pass(request, reply, `/readings/${request.params.seq}/proof`),
  );
  // By their place in the configuration, as queues are: an address is nobody's business.
  app.get("/v1/bridges", { schema: { hide: true } }, async () =>
    Promise.all(bridges.map(async ({ url }, i) => ({ bridge: i + 1, problems: await problemsOf(url) }))),
  );
}
