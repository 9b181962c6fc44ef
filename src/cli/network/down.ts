import { localNodes } from "../../network/run/local-node.ts";
import { stopNode } from "../../network/run/stop-node.ts";
import { thisSystem } from "../../network/system/this-system.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { networkOption, readNetwork } from "./shared/read-network.ts";

interface DownOptions {
  readonly network: string;
  readonly within: number;
}

export const verb: Verb<[names: readonly string[], options: DownOptions]> = {
  takes: (command) =>
    networkOption(
      command.argument("[names...]", "nodes or organisations; all whose files are here if left out"),
    ).option("--within <seconds>", "how long a node may take to stop", wholeNumber, 60),
  async run(cli, names, { network: folder, within }) {
    const { root, network } = readNetwork(folder);
    const system = thisSystem(cli.environment());
    const nodes = localNodes(root, network, system, names);
    const stopped = await Promise.all(nodes.map((node) => stopNode(node, system, within * 1000)));
    const text = stopped.map(({ name, pid }) =>
      pid === undefined ? `${name} did not run` : `${name} has stopped, pid ${pid}`,
    );
    cli.result(text.join("\n"), { ok: true, nodes: stopped.map(({ name, pid }) => ({ name, pid: pid ?? null })) });
  },
};
