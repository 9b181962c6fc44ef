import { showLogs } from "../../network/run/follow-logs.ts";
import { localNodes } from "../../network/run/local-node.ts";
import { thisSystem } from "../../network/system/this-system.ts";
import { stopSignal } from "../shared/stop-signal.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { networkOption, readNetwork } from "./shared/read-network.ts";

interface LogsOptions {
  readonly network: string;
  readonly lines: number;
  readonly follow?: boolean;
}

export const verb: Verb<[names: readonly string[], options: LogsOptions]> = {
  takes: (command) =>
    networkOption(command.argument("[names...]", "nodes or organisations; all whose files are here if left out"))
      .option("--lines <number>", "how many of the last lines of each", wholeNumber, 50)
      .option("--follow", "go on with what comes; Ctrl-C stops it"),
  async run(cli, names, { network: folder, lines, follow = false }) {
    const { root, network } = readNetwork(folder);
    const system = thisSystem(cli.environment(), (await cli.access()).certificate);
    const nodes = localNodes(root, network, system, names);
    const stop = stopSignal();
    try {
      await showLogs({
        nodes,
        lines,
        ...(follow && { until: stop.signal }),
        system,
        line: (node, text) =>
          cli.result(nodes.length === 1 ? text : `${node}: ${text}`, { ok: true, node, line: text }),
      });
    } finally {
      stop.forget();
    }
  },
};
