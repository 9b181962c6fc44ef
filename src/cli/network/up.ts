import { describeBesu } from "../../network/run/find-besu.ts";
import { startNetwork } from "../../network/run/up.ts";
import { thisSystem } from "../../network/system/this-system.ts";
import { stopSignal } from "../shared/stop-signal.ts";
import { table } from "../shared/tables.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { networkOption, readNetwork } from "./shared/read-network.ts";

interface UpOptions {
  readonly network: string;
  readonly within: number;
  /** Absent unless --no-wait is given. */
  readonly wait?: boolean;
}

export const verb: Verb<[names: readonly string[], options: UpOptions]> = {
  takes: (command) =>
    networkOption(command.argument("[names...]", "nodes or organisations; all whose files are here if left out"))
      .option("--within <seconds>", "how long it waits until blocks are produced", wholeNumber, 180)
      .option("--no-wait", "do not wait for blocks"),
  async run(cli, names, { network: folder, within, wait = true }) {
    const { root, network } = readNetwork(folder);
    const { token, certificate } = await cli.access();
    const stop = stopSignal();
    try {
      const { besu, nodes, height, genesisHash } = await startNetwork({
        network,
        root,
        names,
        within: wait ? within * 1000 : 0,
        ...(token !== undefined && { token }),
        ...owner(),
        system: thisSystem(cli.environment(), certificate),
        showsCertificate: certificate !== undefined,
        note: cli.note,
        signal: stop.signal,
      });
      const rows = nodes.map(({ name, pid, url, ranAlready }) => [
        name,
        pid ?? "-",
        url,
        ranAlready ? "ran already" : "started",
      ]);
      const text = [
        describeBesu(besu),
        table(["node", "pid", "JSON-RPC", ""], rows, cli.layout()),
        height === undefined
          ? "It was not waited for blocks."
          : `Blocks are produced: height ${height}, genesis ${genesisHash}.`,
      ];
      cli.result(text.join("\n"), { ok: true, besu, nodes, height: height ?? null, genesisHash: genesisHash ?? null });
    } finally {
      stop.forget();
    }
  },
};

/** Docker's process is to read the key and write the data as who calls. */
function owner(): { readonly user?: string } {
  const { getuid, getgid } = process;
  return getuid && getgid ? { user: `${getuid()}:${getgid()}` } : {};
}
