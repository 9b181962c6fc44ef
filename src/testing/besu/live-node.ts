import type { Network, NetworkNode } from "../../network/model/network.ts";
import { type LocalNode, localNode, rpcUrlOf, runningPid } from "../../network/run/local-node.ts";
import { stopNode } from "../../network/run/stop-node.ts";
import { until } from "../../network/run/until.ts";
import { startNetwork } from "../../network/run/up.ts";
import { thisSystem } from "../../network/system/this-system.ts";

/** A node that is run as `tally network up` runs it: a process of its own, which goes on when this one ends. */
export interface LiveNode {
  readonly name: string;
  readonly url: string;
  readonly enode: string;
  readonly folder: string;
  isRunning(): Promise<boolean>;
  /** Resolves when it answers; at once if it runs. */
  start(): Promise<void>;
  /** As an operator stops it: it writes what it has. */
  stop(): Promise<void>;
  /** As a power cut does. */
  kill(): Promise<void>;
  /** As `kill`, without waiting: for a program that is about to end. */
  killNow(): void;
  /** What it answers. @throws in the node's words. */
  ask<T>(method: string, ...params: unknown[]): Promise<T>;
  height(): Promise<number>;
  /** What it has logged so far. */
  log(): string;
}

export interface LiveNodeParameters {
  readonly env: NodeJS.ProcessEnv;
  /** Absolute path of the folder with network.json. */
  readonly root: string;
  readonly network: Network;
  readonly node: NetworkNode;
}

/** Milliseconds until a node that does not answer has failed, and until one that was told to stop has. */
const PATIENCE = 180_000;
const STOPPING = 60_000;

export function besuNode({ env, root, network, node }: LiveNodeParameters): LiveNode {
  const system = thisSystem(env);
  const { clock, files, processes } = system;
  const local: LocalNode = localNode(root, node);
  const { name, enode } = node;
  const url = rpcUrlOf(network, node, true) as string;

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
  const isRunning = async () => (await runningPid(local, system)) !== undefined;
  const log = () => files.read(local.logFile) ?? "";

  return {
    name,
    url,
    enode,
    folder: local.home,
    isRunning,
    async start() {
      await startNetwork({ network, root, names: [name], within: 0, system, note: () => {} });
      let ended = false;
      const answers = async () => {
        ended = !(await isRunning());
        return ended || height().then(...TRUE_OR_FALSE);
      };
      if (!(await until(answers, { clock, within: PATIENCE })) || ended)
        throw new Error(`${name} does not answer\n${log().slice(-2_000)}`);
    },
    stop: () => stopNode(local, system, STOPPING).then(() => undefined),
    async kill() {
      const pid = await runningPid(local, system);
      if (pid === undefined) return;
      processes.signal(pid, "SIGKILL");
      if (!(await until(async () => !(await isRunning()), { clock, within: STOPPING })))
        throw new Error(`${name} (pid ${pid}) was killed and still runs`);
      files.remove(local.pidFile);
    },
    killNow() {
      const pid = Number(files.read(local.pidFile)?.trim());
      // On Linux a number that another program has got since is seen; elsewhere it would take a question that is to be waited for.
      const words = pid > 1 ? files.read(`/proc/${pid}/cmdline`) : "";
      if (words === undefined ? process.platform !== "linux" : words.includes(local.configFile))
        processes.signal(pid, "SIGKILL");
    },
    ask,
    height,
    log,
  };
}

const TRUE_OR_FALSE = [() => true, () => false] as const;
