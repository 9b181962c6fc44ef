/** The nodes that are loaded. */
import { Agent, request } from "node:http";
import { JsonRpcProvider } from "ethers";

export interface BenchChain {
  /** One for each node; each sender keeps to one of them. */
  readonly urls: readonly string[];
  /** At the first node. */
  readonly provider: JsonRpcProvider;
  readonly chainId: bigint;
}

/** Looks often, so that setting up takes no longer than its blocks. */
const LOOK = { staticNetwork: true, cacheTimeout: -1, batchMaxCount: 1, polling: true, pollingInterval: 100 };

export async function openChain(urls: readonly [string, ...string[]]): Promise<BenchChain> {
  const provider = new JsonRpcProvider(urls[0], undefined, LOOK);
  return { urls, provider, chainId: (await provider.getNetwork()).chainId };
}

/** Besu takes 80 connections; each node gets a part of them. */
const CONNECTIONS = 24;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** One JSON-RPC request, as cheaply as it goes. @throws what the node refuses, in its words. */
export async function ask<T>(url: string, method: string, params: readonly unknown[]): Promise<T> {
  const text = await post(url, JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }));
  const { result, error } = JSON.parse(text) as { result: T; error?: { code: number; message: string } };
  if (error !== undefined) throw new Error(`${error.code} ${error.message}`);
  return result;
}

function post(url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(url, { method: "POST", headers, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => resolve(text)).on("error", reject);
    });
    sent.on("error", (error: NodeJS.ErrnoException) => {
      // A kept connection that the node had closed, which was not noticed while this thread signed: the request never came there.
      const isStale = sent.reusedSocket && (error.code === "ECONNRESET" || error.code === "EPIPE");
      if (isStale) post(url, body).then(resolve, reject);
      else reject(error);
    });
    sent.end(body);
  });
}
