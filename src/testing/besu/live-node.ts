import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { NetworkNode } from "../../network/model/network.ts";

export interface LiveNode {
  readonly name: string;
  readonly url: string;
  readonly enode: string;
  readonly folder: string;
  readonly running: boolean;
  /** Resolves when it answers; at once if it runs. */
  start(): Promise<void>;
  /** As an operator stops it: it writes what it has. */
  stop(): Promise<void>;
  /** As a power cut does. */
  kill(): Promise<void>;
  /** What it answers. @throws in the node's words. */
  ask<T>(method: string, ...params: unknown[]): Promise<T>;
  height(): Promise<number>;
  /** What it has logged so far. */
  log(): string;
}

export interface LiveNodeParameters {
  readonly besu: string;
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly node: Pick<NetworkNode, "name" | "rpcPort" | "enode">;
}

/** Milliseconds between looks, and until a node that does not answer has failed. */
const LOOK = 250;
const PATIENCE = 180_000;
/** Four share a machine. */
const HEAP = "-Xmx512m";

export function besuNode({ besu, env, folder, node }: LiveNodeParameters): LiveNode {
  const url = `http://127.0.0.1:${node.rpcPort}`;
  const logFile = join(folder, "data", "besu.log");
  let child: ChildProcess | undefined;

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child;
    if (ending === undefined) return;
    const ended = once(ending, "exit");
    ending.kill(signal);
    await ended;
  }
  async function ask<T>(method: string, ...params: unknown[]): Promise<T> {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    });
    const { result, error } = (await response.json()) as { result: T; error?: { code: number; message: string } };
    if (error !== undefined) throw new Error(`${error.code} ${error.message}`);
    return result;
  }
  const height = async () => Number(await ask<string>("eth_blockNumber"));

  return {
    name: node.name,
    url,
    enode: node.enode,
    folder,
    get running() {
      return child !== undefined;
    },
    async start() {
      if (child === undefined) {
        const log = openSync(logFile, "a");
        const started = spawn(besu, ["--config-file=config.toml"], {
          cwd: folder,
          env: { BESU_OPTS: HEAP, ...env },
          stdio: ["ignore", log, log],
        });
        child = started;
        started.once("exit", () => {
          child = undefined;
        });
        writeFileSync(join(folder, "data", "besu.pid"), `${started.pid}\n`);
      }
      const until = performance.now() + PATIENCE;
      while (
        !(await height().then(
          () => true,
          () => false,
        ))
      ) {
        if (child === undefined || performance.now() > until) {
          throw new Error(`${node.name} does not answer\n${readFileSync(logFile, "utf8").slice(-2_000)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK));
      }
    },
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    ask,
    height,
    log: () => readFileSync(logFile, "utf8"),
  };
}
