import type { Network } from "../model/network.ts";
import type { System } from "../system/system.ts";
import { claimStart } from "./claim-start.ts";
import { networkRunError, upStopped } from "./errors.ts";
import { type FoundBesu, findBesu } from "./find-besu.ts";
import { launchOf } from "./launch.ts";
import { type LocalNode, localNodes, rpcUrlOf, runningPid } from "./local-node.ts";
import { refuseLeftContainers } from "./refuse-left-containers.ts";
import { refuseTakenPorts } from "./refuse-taken-ports.ts";
import { refuseWrongFiles } from "./refuse-wrong-files.ts";
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
  /** Whether the system shows a certificate to nodes that ask for one. */
  readonly showsCertificate?: boolean;
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
  /** Null where it has ended since. */
  readonly pid: number | null;
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
 * @throws `NODE_UNKNOWN`, `NODE_FILES_WRONG`, `NODE_CONTAINER_LEFT`, `NODE_PORT_TAKEN`, `NODE_STARTING`, `NODE_UNAUTHORISED`,
 * `UP_STOPPED`; as `findBesu` and `waitForBlocks`.
 */
export async function startNetwork(parameters: UpParameters): Promise<UpResult> {
  const { network, root, names, within, system, note, signal } = parameters;
  const nodes = localNodes(root, network, system, names);
  if (within > 0) refuseBlind(parameters);
  const idle = await idleOf(nodes, system);
  refuseWrongFiles(root, network, idle, system.files);
  const besu = await findBesu(system, network.besu);
  await refuseLeftContainers(besu, idle, system.processes);
  await refuseTakenPorts(idle, system.processes);
  const started: LocalNode[] = [];
  const logBegin = new Map<string, number>();
  try {
    for (const node of idle) {
      if (signal?.aborted) throw upStopped(`${node.name} was to be started`);
      logBegin.set(node.name, system.files.sizeOf(node.logFile) ?? 0);
      if (await startNode(node, besu, parameters)) started.push(node);
    }
    const seen = within === 0 ? undefined : await waitForBlocks({ ...parameters, nodes, logBegin });
    const running = await Promise.all(
      nodes.map(async (node): Promise<RunningNode> => {
        const url = rpcUrlOf(network, node, true) as string;
        const pid = (await runningPid(node, system)) ?? null;
        return { name: node.name, pid, url, ranAlready: !started.includes(node) };
      }),
    );
    return { besu, nodes: running, ...seen };
  } catch (error) {
    await stopAll(started, system, note);
    throw error;
  }
}

async function idleOf(nodes: readonly LocalNode[], system: System): Promise<readonly LocalNode[]> {
  const pids = await Promise.all(nodes.map((node) => runningPid(node, system)));
  return nodes.filter((_, i) => pids[i] === undefined);
}

/** Starts a node, unless another process has meanwhile. */
function startNode(node: LocalNode, besu: FoundBesu, { root, user, system, note }: UpParameters): Promise<boolean> {
  return claimStart(node, system, async () => {
    if ((await runningPid(node, system)) !== undefined) return false;
    const pid = await system.processes.start(launchOf(besu, node, root, user));
    system.files.write(node.pidFile, `${pid}\n`);
    note(`started ${node.name}, pid ${pid}`);
    return true;
  });
}

/** The last first. One that stays is told, and does not keep the others. */
async function stopAll(nodes: readonly LocalNode[], system: System, note: UpParameters["note"]): Promise<void> {
  for (const node of nodes.toReversed()) {
    await stopNode(node, system, STOP).catch((cause: Error) => note(cause.message));
  }
}

/** Whoever cannot ask the nodes cannot see whether they produce blocks. */
function refuseBlind({ network: { rpc }, token, showsCertificate = false }: UpParameters): void {
  const shown = { loopback: true, jwt: token !== undefined, tls: showsCertificate };
  if (shown[rpc]) return;
  const [lacks, option] =
    rpc === "tls" ? ["a client certificate", "--rpc-cert and --rpc-key"] : ["a token", "--rpc-token-file"];
  const text = `the nodes ask for ${lacks} before they say anything of blocks: give ${option}, or --no-wait`;
  throw networkRunError("NODE_UNAUTHORISED", text, { rpc });
}
