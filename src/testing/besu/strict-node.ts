/** An embedded node with the limits of Besu before it: what fails on Besu fails here first. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestChain } from "../chain.ts";
import { startNode } from "../node.ts";
import { answer, type StrictParts } from "./answer.ts";
import { blockMaker } from "./block-maker.ts";
import { Refusal, type RpcFault } from "./limits.ts";
import { createPool } from "./pool.ts";

export interface StrictNode {
  readonly url: string;
  /** The chain from inside, without the limits: to set it up, and to move its time. */
  readonly chain: TestChain;
  /** No more blocks, until they are let go. */
  holdBlocks(): void;
  letBlocksGo(): void;
  /** What a restart of all nodes does to what waits; gives how many transactions nobody knows any more. */
  forgetPool(): number;
  /** How often each thing was refused, by its message. */
  readonly refused: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

interface Asked {
  readonly id: unknown;
  readonly method: string;
  readonly params?: readonly unknown[];
}

/** Gas is free on it, and every third block that it tells of is not there when it is first asked for. */
export async function startStrictNode(): Promise<StrictNode> {
  const node = await startNode({ initialBaseFeePerGas: 0 });
  const { provider } = node.chain.ethers;
  const ask = (method: string, params: readonly unknown[]) => forward(node.url, { id: 1, method, params });
  const { chainId } = await provider.getNetwork();
  const gasLimit = (await provider.getBlock("latest"))?.gasLimit as bigint;
  const pool = createPool({ chainId, gasLimit, countOf: (account) => provider.getTransactionCount(account) });
  const maker = blockMaker(pool, (method, ...params) => provider.send(method, params));
  const refused = new Map<string, number>();
  let shown = 0;
  const parts: StrictParts = {
    pool,
    ask,
    head: async () => Number(await provider.send("eth_blockNumber", [])),
    offer: maker.offer,
    hides(block) {
      if (block <= shown || block % 3 !== 0) return false;
      shown = block;
      return true;
    },
  };

  async function one({ id, method, params = [] }: Asked): Promise<object> {
    try {
      return { jsonrpc: "2.0", id, result: await answer(parts, method, params) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { message } = error.fault;
      refused.set(message, (refused.get(message) ?? 0) + 1);
      return { jsonrpc: "2.0", id, error: error.fault };
    }
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const asked = JSON.parse(await read(incoming)) as Asked | Asked[];
    const answers: object[] = [];
    for (const request of [asked].flat()) answers.push(await one(request));
    const body = JSON.stringify(Array.isArray(asked) ? answers : answers[0]);
    outgoing.writeHead(200, { "content-type": "application/json" }).end(body);
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    chain: node.chain,
    holdBlocks: maker.hold,
    letBlocksGo: maker.letGo,
    forgetPool: pool.forget,
    refused,
    async close() {
      await maker.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await node.close();
    },
  };
}

async function read(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Asks the node behind; what it refuses, this one does. A revert has the code that it has on Besu. */
async function forward(url: string, request: Asked): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ jsonrpc: "2.0", ...request });
  const response = await fetch(url, { method: "POST", headers, body });
  const { result, error } = (await response.json()) as { result?: unknown; error?: RpcFault };
  if (error === undefined) return result ?? null;
  const { data } = (error.data ?? {}) as { data?: unknown };
  throw new Refusal(typeof data === "string" ? { code: 3, message: "Execution reverted", data } : error);
}
