/** Four validators of a real Besu on loopback, with the files that `tally network init` writes. */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Network } from "../../network/model/network.ts";
import { tally } from "../command-line.ts";
import { freePorts } from "./free-ports.ts";
import { besuNode, type LiveNode } from "./live-node.ts";

export interface LiveNetworkParameters {
  /** Besu's program, which lies in the bin/ of its folder. */
  readonly besu: string;
  readonly env: NodeJS.ProcessEnv;
  /** Accounts that may send; everybody may if there are none. */
  readonly accounts?: readonly string[];
  readonly blockPeriod?: number;
  readonly gasLimit?: number;
}

export interface LiveNetwork {
  /** Where network.json is. */
  readonly folder: string;
  readonly network: Network;
  readonly nodes: readonly [LiveNode, LiveNode, LiveNode, LiveNode];
  /** What programs that start nodes get as their environment. */
  readonly env: NodeJS.ProcessEnv;
  /** Kills what runs, and removes all files. */
  close(): Promise<void>;
}

const ORGANISATIONS = ["river-authority", "carrier", "bank", "hospital"];
const PORTS = ["p2p", "rpc", "ws", "metrics"] as const;
/** Four share a machine. */
const HEAP = "-Xmx512m";

/** Writes the files; the nodes are started one by one, or by `tally network up`. */
export async function createNetwork(parameters: LiveNetworkParameters): Promise<LiveNetwork> {
  const { besu, accounts = [], blockPeriod = 1, gasLimit } = parameters;
  const env: NodeJS.ProcessEnv = { BESU_OPTS: HEAP, ...parameters.env, BESU_HOME: dirname(dirname(besu)) };
  const parent = realpathSync(mkdtempSync(join(tmpdir(), "besu-")));
  const [file, folder] = [join(parent, "organisations.json"), join(parent, "network")];
  const free = await freePorts(ORGANISATIONS.length * PORTS.length);
  const organisations = ORGANISATIONS.map((name, n) => ({
    name,
    host: "127.0.0.1",
    validators: 1,
    accounts: n === 0 ? accounts : [],
    ports: [Object.fromEntries(PORTS.map((port, k) => [port, free[n * PORTS.length + k]]))],
  }));
  writeFileSync(file, JSON.stringify(organisations));
  const sizes = [
    "--block-period",
    String(blockPeriod),
    ...(gasLimit === undefined ? [] : ["--gas-limit", `${gasLimit}`]),
  ];
  const written = await tally(["network", "init", "--organisations", file, "--out", folder, ...sizes]);
  if (written.exitCode !== 0) throw new Error(`tally network init: ${written.err}${written.out}`);
  const network = JSON.parse(readFileSync(join(folder, "network.json"), "utf8")) as Network;
  const nodes = network.nodes.map((node) => besuNode({ env, root: folder, network, node }));
  return {
    folder,
    network,
    nodes: nodes as unknown as LiveNetwork["nodes"],
    env,
    async close() {
      await Promise.all(nodes.map((node) => node.kill()));
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
