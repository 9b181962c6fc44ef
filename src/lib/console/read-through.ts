import type { FastifyInstance, FastifyReply } from "fastify";
import { type OpenUrl, readBody } from "../open-url.ts";

/** Bytes of an answer that is passed on. */
const MOST = 16 * 2 ** 20;

/** What a browser asks of a node: all of it reads. Nothing that signs, sends or manages. */
const READS = new Set([
  "eth_blockNumber",
  "eth_call",
  "eth_chainId",
  "eth_getBalance",
  "eth_getBlockByHash",
  "eth_getBlockByNumber",
  "eth_getCode",
  "eth_getLogs",
  "eth_getStorageAt",
  "eth_getTransactionByHash",
  "eth_getTransactionCount",
  "eth_getTransactionReceipt",
  "net_version",
]);

/** How the bridge is. */
const BRIDGE_HEALTH = "/health";
/** A path of the bridge's API under the console's own origin: a page may ask nobody else. */
const BRIDGE_PATH = /^\/v1\/stations(\/\d{1,10}(\/(readings|batches|exceedances)(\/\d{1,16}(\/proof)?)?)?)?$/;

export interface ReadThroughParameters {
  /** The deployment file, as the console gives it to the SDK. */
  readonly deployment?: object;
  /** A node that is asked for what the console checks on the chain itself. */
  readonly node?: string;
  /** The API of a bridge, where there is one. */
  readonly bridge?: string;
  readonly openUrl: OpenUrl;
}

/**
 * What the console reads beside the query API, under its own origin: the deployment file, a node (`POST /console/node`, reading methods
 * alone), and a bridge's stations, readings and proofs (`GET /console/bridge/v1/...`).
 */
export async function readThrough(scope: FastifyInstance, parameters: ReadThroughParameters): Promise<void> {
  const { deployment, node, bridge, openUrl } = parameters;
  const pass = async (reply: FastifyReply, url: string, body?: string) => {
    const headers = { accept: "application/json", ...(body !== undefined && { "content-type": "application/json" }) };
    const request = { url, headers, method: body === undefined ? "GET" : "POST", ...(body !== undefined && { body }) };
    try {
      const answer = await openUrl(request);
      const bytes = await readBody(answer.body, MOST);
      return reply.code(answer.status).type("application/json").send(Buffer.from(bytes));
    } catch {
      return reply.code(502).type("application/json").send({ code: "RPC_UNREACHABLE", detail: "it does not answer" });
    }
  };
  if (deployment !== undefined) scope.get("/console/deployment", async () => deployment);
  if (bridge !== undefined) {
    scope.get<{ Params: { "*": string } }>("/console/bridge/*", async ({ params, url }, reply) => {
      const path = `/${params["*"]}`;
      const query = url.includes("?") ? url.slice(url.indexOf("?")) : "";
      return path === BRIDGE_HEALTH || BRIDGE_PATH.test(path)
        ? pass(reply, `${bridge}${path}${query}`)
        : reply.callNotFound();
    });
  }
  if (node === undefined) return;
  scope.post<{ Body: unknown }>("/console/node", async ({ body }, reply) => {
    const calls = Array.isArray(body) ? body : [body];
    const allowed = calls.every((call) => READS.has(String((call as { method?: unknown } | null)?.method)));
    if (!allowed || calls.length === 0) {
      return reply.code(403).send({ code: "NOT_FOUND", detail: "only reading methods are passed on" });
    }
    return pass(reply, node, JSON.stringify(body));
  });
}
