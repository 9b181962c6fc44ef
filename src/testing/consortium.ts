/** A network on this machine, in a folder of its own, and a Besu and a Java that are none. */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { id } from "ethers";
import { chooseTiming } from "../network/init/choose-timing.ts";
import { planNetwork } from "../network/init/plan-network.ts";
import { planNodes } from "../network/init/plan-nodes.ts";
import type { Network, RpcAccess } from "../network/model/network.ts";
import { nodeKey } from "../network/model/node-key.ts";
import { temporaryFolder } from "./command-line.ts";
import type { FakeBehaviour } from "./fake-besu.ts";

export interface Consortium {
  readonly root: string;
  readonly network: Network;
  /** Environment in which the fakes are found. */
  readonly env: Readonly<Record<string, string>>;
  /** Has a node behave otherwise. */
  behave(node: string, behaviour: FakeBehaviour): void;
  remove(): void;
}

export interface ConsortiumParameters {
  readonly validators?: number;
  readonly rpc?: RpcAccess;
  /** What Java says that it is. */
  readonly java?: string;
}

const ORGANISATIONS = ["river", "plant", "laboratory", "bank"];
const ACCOUNT = `0x${id("maker").slice(-40)}`;

/** Writes a network of free ports, with keys that are the same each time. */
export async function consortium(parameters: ConsortiumParameters = {}): Promise<Consortium> {
  const { validators = 4, rpc = "loopback", java = "25.0.1" } = parameters;
  const root = temporaryFolder();
  const ports = await freePorts(4 * validators);
  const organisations = ORGANISATIONS.slice(0, validators).map((name, n) => {
    const [p2p, rpcPort, ws, metrics] = ports.slice(4 * n, 4 * n + 4) as [number, number, number, number];
    return { name, host: "127.0.0.1", accounts: [], ports: [{ p2p, rpc: rpcPort, ws, metrics }] };
  });
  const [first, ...rest] = organisations;
  let keys = 0;
  const { network, files } = planNetwork({
    chainId: 20_260,
    organisations: planNodes(first === undefined ? [] : [{ ...first, accounts: [ACCOUNT] }, ...rest]),
    timing: chooseTiming({ cores: 4, validatorsPerMachine: validators }),
    rpc,
    newKey: () => nodeKey(id(`node ${keys++}`)),
    newTokenKey: () => ({ privateKey: "a private key\n", publicKey: "a public key\n" }),
  });
  for (const { path, content, mode } of files) {
    const whole = join(root, path);
    mkdirSync(content === undefined ? whole : dirname(whole), { recursive: true });
    if (content !== undefined) writeFileSync(whole, content, { mode });
  }
  const env = { BESU_HOME: join(root, "besu"), JAVA_HOME: join(root, "java"), PATH: process.env.PATH ?? "" };
  const fake = `exec '${process.execPath}' '${import.meta.dirname}/fake-besu.ts' "$@"`;
  program(
    join(env.BESU_HOME, "bin/besu"),
    `case "$1" in --version) echo besu/v26.8.0/linux-x86_64/openjdk-java-25;; *) ${fake};; esac`,
  );
  program(join(env.JAVA_HOME, "bin/java"), `echo 'openjdk version "${java}" 2025-10-21' >&2`);
  const folderOf = (name: string) => join(root, network.nodes.find((node) => node.name === name)?.folder ?? "");
  return {
    root,
    network,
    env,
    behave: (node, behaviour) => writeFileSync(join(folderOf(node), "fake.json"), JSON.stringify(behaviour)),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Writes a shell script that can be run. */
export function program(path: string, body: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
}

/** Ports that nobody listens on, all different. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
