import type { Network } from "../model/network.ts";
import type { System } from "../system/system.ts";
import { networkRunError } from "./errors.ts";
import { type FoundBesu, findBesu } from "./find-besu.ts";
import { launchOf } from "./launch.ts";
import { type LocalNode, localNodes, rpcUrlOf, runningPid } from "./local-node.ts";
import { refuseTakenPorts } from "./refuse-taken-ports.ts";
import { stopNode } from "./stop-node.ts";
import { waitForBlocks } from "./wait-for-blocks.ts";

export interface UpParameters {
  readonly network: Network;
  /** Absolute path of the folder with network.json. */
  readonly root: string;
  /** Nodes or organisations; all whose files are here if none is named. */
  readonly names?: readonly string[];
  /** Milliseconds until blocks have to be produced; 0 does not wait. */
  readonly within: number;
  /** For nodes that ask for one. */
  readonly token?: string;
  /** Who owns the files, for Docker. */
  readonly user?: string;
  readonly system: System;
  /** Hears what is being done, and what is waited for. */
  readonly note: (text: string) => void;
  /** Ends the waiting: what was started is stopped. */
  readonly signal?: AbortSignal;
}

export interface RunningNode {
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  /** It ran before. */
  readonly ranAlready: boolean;
}

export interface UpResult {
  readonly besu: FoundBesu;
  readonly nodes: readonly RunningNode[];
  /** Height and genesis that the nodes have; absent where it was not waited for. */
  readonly height?: number;
  readonly genesisHash?: string;
}

/** Milliseconds that a node which was started in vain has to stop. */
const STOP = 30_000;

/**
 * Starts the nodes that do not run yet, each as a process of its own, and waits until blocks are produced. Stops what it started when
 * that fails.
 *
 * @throws `NODE_UNKNOWN`, `NODE_PORT_TAKEN`, `NODE_UNAUTHORISED`; as `findBesu` and `waitForBlocks`.
 */
export async function startNetwork(parameters: UpParameters): Promise<UpResult> {
  const { network, root, names, within, token, user, system, note } = parameters;
  const nodes = localNodes(root, network, system, names);
  if (within > 0) refuseBlind(network, token);
  const besu = await findBesu(system, network.besu);
  const pids = new Map<LocalNode, number>();
  for (const node of nodes) {
    const pid = await runningPid(node, system);
    if (pid !== undefined) pids.set(node, pid);
  }
  const idle = nodes.filter((node) => !pids.has(node));
  await refuseTakenPorts(idle, system.processes);
  const started: LocalNode[] = [];
  try {
    for (const node of idle) {
      const pid = await system.processes.start(launchOf(besu, node, root, user));
      started.push(node);
      pids.set(node, pid);
      system.files.write(node.pidFile, `${pid}\n`);
      note(`started ${node.name}, pid ${pid}`);
    }
    const seen = within === 0 ? undefined : await waitForBlocks({ ...parameters, nodes });
    const running = nodes.map((node): RunningNode => {
      const url = rpcUrlOf(network, node, true) as string;
      return { name: node.name, pid: pids.get(node) as number, url, ranAlready: !started.includes(node) };
    });
    return { besu, nodes: running, ...seen };
  } catch (error) {
    for (const node of started.toReversed()) {
      await stopNode(node, system, STOP).catch((cause: Error) => note(cause.message));
    }
    throw error;
  }
}

/** Whoever cannot ask the nodes cannot see whether they produce blocks. */
function refuseBlind({ rpc }: Network, token: string | undefined): void {
  const lacks = rpc === "tls" ? "a client certificate" : "a token";
  if (rpc === "loopback" || (rpc === "jwt" && token !== undefined)) return;
  const remedy = rpc === "tls" ? "give --no-wait, and see the log" : "give --rpc-token-file, or --no-wait";
  throw networkRunError(
    "NODE_UNAUTHORISED",
    `the nodes ask for ${lacks} before they say anything of blocks: ${remedy}`,
    {
      rpc,
    },
  );
}
