import { FINDINGS } from "../doctor/findings.ts";
import type { Network } from "../model/network.ts";
import type { NodeRpc } from "../rpc/call-rpc.ts";
import type { System } from "../system/system.ts";
import { networkRunError, upStopped } from "./errors.ts";
import { explainLog } from "./explain-log.ts";
import { type LocalNode, rpcUrlOf, runningPid } from "./local-node.ts";
import { genesisHashOf, lookAtNode, type NodeView, rpcAt } from "./look-at-node.ts";
import { readLogEnd } from "./read-log-end.ts";
import { until } from "./until.ts";

export interface WaitForBlocksParameters {
  readonly network: Network;
  readonly nodes: readonly LocalNode[];
  readonly within: number;
  readonly token?: string;
  readonly system: System;
  readonly note: (text: string) => void;
  readonly signal?: AbortSignal;
  /** Bytes that a node's log had before it was started. */
  readonly logBegin: ReadonlyMap<string, number>;
}

interface Watched {
  readonly node: LocalNode;
  readonly rpc: NodeRpc;
  view?: NodeView;
  /** The height that it was first seen at. */
  first?: number;
}

/**
 * Waits until every node has a block more than when it was first seen, and says for what it waits.
 *
 * @throws `NODE_ENDED`, `NO_BLOCKS`, `NODE_GENESIS_DIFFERS`, `UP_STOPPED`.
 */
export async function waitForBlocks(
  parameters: WaitForBlocksParameters,
): Promise<{ readonly height: number; readonly genesisHash: string }> {
  const { network, nodes, within, token, system, note, signal, logBegin } = parameters;
  const watched = nodes.map(
    (node): Watched => ({ node, rpc: rpcAt(rpcUrlOf(network, node, true) as string, system, token) }),
  );
  let said = "";
  const come = async () => {
    for (const each of watched) await look(each, system, logBegin.get(each.node.name));
    const missing = missingOf(watched, network);
    if (missing !== said && missing !== "") note(`waits for ${missing}`);
    said = missing;
    return missing === "";
  };
  if (!(await until(come, { clock: system.clock, within, ...(signal && { signal }) }))) {
    if (signal?.aborted) throw upStopped(`it waited for ${said}`);
    throw networkRunError("NO_BLOCKS", `after ${within / 1000} s it still waited for ${said}`, {
      missing: said,
      within,
    });
  }
  const [first] = watched as [Watched];
  const genesisHash = await genesisHashOf(first.rpc);
  const expected = network.genesisHash;
  if (expected !== null && genesisHash !== expected) {
    const text = `${first.node.name} has the genesis ${genesisHash}, and network.json says ${expected}`;
    throw networkRunError("NODE_GENESIS_DIFFERS", text, { node: first.node.name, genesisHash, expected });
  }
  return { height: Math.max(...watched.map(({ view }) => view?.height ?? 0)), genesisHash };
}

async function look(watched: Watched, system: System, logBegin: number | undefined): Promise<void> {
  const { node, rpc } = watched;
  if ((await runningPid(node, system)) === undefined) {
    throw nodeEnded(node, readLogEnd(node, system.files, logBegin));
  }
  const view = await lookAtNode(rpc);
  if (view === undefined) return;
  watched.view = view;
  watched.first ??= view.height;
}

/** With the line of the log that says why, where there is one that is known, and what to do then. */
function nodeEnded({ name, logFile: file }: LocalNode, log: string) {
  const { finding, line } = explainLog(log) ?? {};
  const why = line ?? log.split("\n").at(-1) ?? "";
  const text = finding === undefined ? why : `${why}\n${FINDINGS[finding].means}\n${FINDINGS[finding].remedy}`;
  const values = { node: name, file, log, ...(finding && { finding }) };
  return networkRunError("NODE_ENDED", `${name} has ended: ${text}`, values);
}

/** What is not there yet, the earliest of it; empty when every node has got a block. */
function missingOf(watched: readonly Watched[], { nodes }: Network): string {
  const named = (some: readonly Watched[]) => some.map(({ node }) => node.name).join(", ");
  const silent = watched.filter(({ view }) => view === undefined);
  if (silent.length > 0) return `the JSON-RPC of ${named(silent)}`;
  const alone = watched.filter(({ view }) => nodes.length > 1 && view?.peers === 0);
  if (alone.length > 0) return `peers of ${named(alone)}`;
  const still = watched.filter(({ view, first = 0 }) => (view?.height ?? 0) <= first);
  if (still.length > 0) return `a block of ${still.map(({ node, first }) => `${node.name} after ${first}`).join(", ")}`;
  return "";
}
