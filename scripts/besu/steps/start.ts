import type { Examination } from "../../../src/network/doctor/examine.ts";
import type { RunningNode } from "../../../src/network/run/up.ts";
import { statusOf } from "../doctor.ts";
import { requireSeen } from "../failure.ts";
import type { Step } from "../step.ts";
import { until } from "../until.ts";

/** What `tally network up` prints of Besu. */
interface Up {
  readonly besu: { readonly version: string; readonly java: { readonly major: number } };
  readonly nodes: readonly RunningNode[];
  readonly height: number;
  readonly genesisHash: string;
}

export const start: Step = {
  name: "start",
  title: "four validators are started by tally network up, and the doctor finds nothing grave",
  needs: [],
  within: 300,
  async run(stage, saw) {
    const { folder, network, nodes, done } = stage;
    const up = () => done("network", "up", "--network", folder, "--within", "240") as unknown as Promise<Up>;
    const first = await up();
    requireSeen(first.genesisHash === network.genesisHash, "the genesis is the one that network.json computed", {
      first,
    });
    saw(`Besu ${first.besu.version} on Java ${first.besu.java.major}: block ${first.height}, genesis as computed`);
    const again = await up();
    const same = again.nodes.every(({ pid, ranAlready }, n) => ranAlready && pid === first.nodes[n]?.pid);
    requireSeen(same, "up once more starts nothing", { nodes: again.nodes });
    saw("up once more: all ran already");
    // Blocks come as soon as three are connected.
    const status = await until("each node has three peers", 90, async () => {
      const all = await statusOf(stage);
      return all.every(({ peers, trouble }) => peers === 3 && trouble === undefined) && all;
    });
    saw(`status: ${status.map(({ name, height, round }) => `${name} at ${height}, round ${round}`).join("; ")}`);
    for (const { name, url } of nodes) {
      const { findings } = (await done(
        "--rpc",
        url,
        "network",
        "doctor",
        "--network",
        folder,
      )) as unknown as Examination;
      const found = findings.map(({ name: finding, seen }) => `${finding} (${seen})`).join(", ");
      saw(`doctor at ${name}: ${found === "" ? "nothing" : found}`);
    }
  },
};
