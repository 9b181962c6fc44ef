/** Four validators of a real Besu on loopback, with the files that `tally network init` writes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Network } from "../../network/model/network.ts";
import { tally } from "../command-line.ts";
import { freePorts } from "./free-ports.ts";
import { besuNode, type LiveNode } from "./live-node.ts";

export interface LiveNetworkParameters {
  /** Besu's program. */
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
  /** Kills what runs, and removes all files. */
  close(): Promise<void>;
}

const ORGANISATIONS = ["river-authority", "carrier", "bank", "hospital"];
const PORTS = ["p2p", "rpc", "ws", "metrics"] as const;

/** Writes the files; the nodes are started one by one. */
export async function createNetwork(parameters: LiveNetworkParameters): Promise<LiveNetwork> {
  const { besu, env, accounts = [], blockPeriod = 1, gasLimit } = parameters;
  const parent = mkdtempSync(join(tmpdir(), "besu-"));
  const [file, folder] = [join(parent, "organisations.json"), join(parent, "network")];
  const free = await freePorts(ORGANISATIONS.length * PORTS.length);
  const organisations = ORGANISATIONS.map((name, n) => ({
    name,
    host: "127.0.0.1",
    validators: 1,
    accounts,
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
  const nodes = network.nodes.map((node) => besuNode({ besu, env, folder: join(folder, node.folder), node }));
  return {
    folder,
    network,
    nodes: nodes as unknown as LiveNetwork["nodes"],
    async close() {
      await Promise.all(nodes.map((node) => node.kill()));
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
