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
    const system = thisSystem(cli.environment(), (await cli.access()).certificate);
    const nodes = localNodes(root, network, system, names);
    // All are told before one that stays is complained of.
    const ends = await Promise.allSettled(nodes.map((node) => stopNode(node, system, within * 1000)));
    const stopped = ends.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
    const stays = ends.find((end) => end.status === "rejected");
    if (stays !== undefined) {
      for (const { name, pid } of stopped) if (pid !== undefined) cli.note(`${name} has stopped, pid ${pid}`);
      throw stays.reason;
    }
    const text = stopped.map(({ name, pid }) =>
      pid === undefined ? `${name} did not run` : `${name} has stopped, pid ${pid}`,
    );
    cli.result(text.join("\n"), { ok: true, nodes: stopped.map(({ name, pid }) => ({ name, pid: pid ?? null })) });
  },
};
