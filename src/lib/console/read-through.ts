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

export interface ReadThroughParameters {
  /** The deployment file, as the console gives it to the SDK. */
  readonly deployment?: object;
  /** A node that is asked for what the console checks on the chain itself. */
  readonly node?: string;
  readonly openUrl: OpenUrl;
}

/**
 * What the console reads beside the query API, under its own origin: the deployment file, and a node (`POST /console/node`, reading methods
 * alone).
 */
export async function readThrough(scope: FastifyInstance, parameters: ReadThroughParameters): Promise<void> {
  const { deployment, node, openUrl } = parameters;
  const pass = async (reply: FastifyReply, url: string, body: string) => {
    const headers = { accept: "application/json", "content-type": "application/json" };
    const request = { url, headers, method: "POST", body };
    try {
      const answer = await openUrl(request);
      const bytes = await readBody(answer.body, MOST);
      return reply.code(answer.status).type("application/json").send(Buffer.from(bytes));
    } catch {
      return reply.code(502).type("application/json").send({ code: "RPC_UNREACHABLE", detail: "it does not answer" });
    }
  };
  if (deployment !== undefined) scope.get("/console/deployment", async () => deployment);
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
