import { isTallyError } from "../../../lib/errors.ts";
import type { Network, NetworkNode } from "../../model/network.ts";
import { findBesu } from "../../run/find-besu.ts";
import { localNode, runningPid } from "../../run/local-node.ts";
import { readLogEnd } from "../../run/read-log-end.ts";
import { NODE_PORTS } from "../../run/refuse-taken-ports.ts";
import type { System } from "../../system/system.ts";
import type { FilesObservation } from "../observation.ts";
import { observeFiles } from "../observe/files.ts";

/** What is seen on its machine of a node that does not answer. */
export interface StoppedObservation {
  readonly url: string;
  /** Why nothing came. */
  readonly reason: string;
  readonly network: Network;
  readonly files: FilesObservation;
  /** Of its process, where it runs. */
  readonly pid: number | undefined;
  readonly logEnd: string;
  /** Why nothing would run it; undefined where something would. */
  readonly runner: { readonly code: string; readonly message: string } | undefined;
  /** Ports that somebody else listens on. Only looked at where it does not run. */
  readonly taken: readonly { readonly port: number; readonly field: string }[];
}

/** Looks at a node that does not answer; undefined where its files are on another machine. */
export async function observeStopped(
  { root, network, node }: { readonly root: string; readonly network: Network; readonly node: NetworkNode },
  { url, reason }: { readonly url: string; readonly reason: string },
  system: System,
): Promise<StoppedObservation | undefined> {
  const local = localNode(root, node);
  const files = observeFiles(root, network, node.name, system.files);
  if (files === undefined) return undefined;
  const pid = await runningPid(local, system);
  const taken: { port: number; field: string }[] = [];
  for (const field of pid === undefined ? NODE_PORTS : []) {
    const port = node[field];
    if (await system.processes.isTaken(port)) taken.push({ port, field });
  }
  const runner = await findBesu(system, network.besu).then(
    () => undefined,
    (error: unknown) => {
      if (!isTallyError(error)) throw error;
      return { code: error.code, message: error.message };
    },
  );
  return { url, reason, network, files, pid, logEnd: readLogEnd(local, system.files), runner, taken };
}
