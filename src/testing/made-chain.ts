import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { toBeHex } from "ethers";
import type { Client } from "../sdk/core/client.ts";
import { openProvider } from "../sdk/core/open-provider.ts";

export const EVENTS_PER_BLOCK = 50;
export const CUSTODY = `0x${"c0".repeat(20)}`;
export const hash = (kind: number, number: number) => toBeHex((BigInt(kind) << 64n) | BigInt(number), 32);

export interface MadeChain {
  readonly url: string;
  readonly client: Client;
  readonly head: number;
  /** Has so many blocks more be there. */
  grow(blocks: number): void;
  close(): Promise<void>;
}

/** A chain of a node in a process of its own, asked over HTTP as any node is. */
export async function madeChain(events: number): Promise<MadeChain> {
  const node = fork(fileURLToPath(new URL("made-node.ts", import.meta.url)), [String(events)]);
  const ended = once(node, "exit");
  const failed = ended.then(([code]) => {
    throw new Error(`the node ended with ${code} before it had a port`);
  });
  const [port] = (await Promise.race([once(node, "message"), failed])) as [number];
  failed.catch(() => undefined); // that it ends later is what `close` waits for
  const contracts = { Custody: { address: CUSTODY, block: 1, tx: hash(9, 1), args: "0x", version: "0", commit: "" } };
  const deployment = { network: "made", chainId: 31_337, genesisHash: hash(1, 0), contracts };
  const url = `http://127.0.0.1:${port}`;
  const provider = openProvider({ url, chainId: 31_337, timeout: 60_000 });
  return {
    url,
    client: { provider, deployment },
    head: Math.ceil(events / EVENTS_PER_BLOCK),
    grow: (blocks) => void node.send(blocks * EVENTS_PER_BLOCK),
    async close() {
      provider.destroy();
      node.kill();
      await ended;
    },
  };
}
