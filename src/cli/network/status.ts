import { type NodeStatus, statusOf } from "../../network/run/status.ts";
import { thisSystem } from "../../network/system/this-system.ts";
import { table } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";
import { networkOption, readNetwork } from "./shared/read-network.ts";

interface StatusOptions {
  readonly network: string;
}

export const verb: Verb<[options: StatusOptions]> = {
  takes: (command) => networkOption(command),
  async run(cli, { network: folder }) {
    const { root, network } = readNetwork(folder);
    const { token, certificate } = await cli.access();
    const system = thisSystem(cli.environment(), certificate);
    const nodes = await statusOf(network, { root, system, ...(token !== undefined && { token }) });
    const headings = ["node", "pid", "height", "peers", "round", "block age", ""];
    cli.result(table(headings, nodes.map(rowOf), cli.layout()), { ok: true, nodes });
  },
};

const rowOf = ({ name, pid, isHere, height, peers, round, age, trouble, connected }: NodeStatus) => [
  name,
  pid ?? (isHere ? "-" : "elsewhere"),
  height ?? "-",
  peers ?? "-",
  round ?? "-",
  age === undefined ? "-" : `${age} s`,
  [trouble, connected === undefined ? undefined : connected ? "connected" : "not connected"]
    .filter((each) => each !== undefined)
    .join("; "),
];
