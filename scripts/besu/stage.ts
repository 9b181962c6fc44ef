/** What all steps stand on: a network, its permitted accounts, programs that are stopped with the run. */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type BaseWallet, JsonRpcProvider, Wallet } from "ethers";
import { type Deployment, parseDeployment } from "../../src/sdk/core/deployment.ts";
import { createNetwork, type LiveNetwork } from "../../src/testing/besu/live-network.ts";
import type { LiveNode } from "../../src/testing/besu/live-node.ts";
import { type Outcome, type Printed, tally } from "../../src/testing/command-line.ts";
import { type Children, createChildren } from "./children.ts";
import { requireSeen } from "./failure.ts";

export interface Stage extends LiveNetwork {
  /** Kills all nodes, and waits for nothing: for a program that ends before it has closed this. */
  killNow(): void;
  readonly children: Children;
  /** A node more, which is killed with the run. */
  adopt(node: LiveNode): void;
  /** Where steps put their files; it is removed with the run. */
  path(name: string): string;
  /** Looks at the chain through the `n`th node. It is closed with the run. */
  provider(n?: number): JsonRpcProvider;
  /** A permitted account, always the same for a name, at the `n`th node. */
  wallet(name: string, n?: number): BaseWallet;
  /** So many permitted accounts that nobody else uses: a file with their keys, for programs. */
  keyFile(name: string, count: number): string;
  /** `tally --json`, whose words are printed where it fails. */
  tally(...args: string[]): Promise<Outcome>;
  /** Requires that it ends well; gives what it printed. */
  done(...args: string[]): Promise<Printed>;
  readonly deploymentFile: string;
  deployment(): Deployment;
}

export interface StageParameters {
  readonly besu: string;
  readonly env: NodeJS.ProcessEnv;
}

const ACCOUNTS = 48;
const OPTIONS = { cacheTimeout: -1, batchMaxCount: 1, polling: true, pollingInterval: 100, staticNetwork: true };

export async function openStage({ besu, env }: StageParameters): Promise<Stage> {
  const keys = Array.from({ length: ACCOUNTS }, () => new Wallet(Wallet.createRandom().privateKey));
  const live = await createNetwork({ besu, env, accounts: keys.map(({ address }) => address) });
  const children = createChildren(live.env);
  const adopted: LiveNode[] = [];
  const opened = new Map<number, JsonRpcProvider>();
  const named = new Map<string, Wallet>();
  const path = (name: string) => join(dirname(live.folder), name);
  const take = () => {
    const key = keys.pop();
    if (key === undefined) throw new Error(`the run needs more than ${ACCOUNTS} accounts`);
    return key;
  };
  const provider = (n = 0) => {
    const url = (live.nodes[n] as LiveNetwork["nodes"][0]).url;
    const known = opened.get(n) ?? new JsonRpcProvider(url, live.network.chainId, OPTIONS);
    opened.set(n, known);
    return known;
  };
  const commandEnv = Object.fromEntries(
    Object.entries(live.env).filter(([name, value]) => value !== undefined && !name.startsWith("TALLY_")),
  ) as Record<string, string>;
  const command = (...args: string[]) => tally(["--json", ...args], commandEnv);
  const deploymentFile = path("deployment.json");
  return {
    ...live,
    killNow() {
      for (const node of [...live.nodes, ...adopted]) node.killNow();
    },
    children,
    adopt: (node) => void adopted.push(node),
    path,
    provider,
    wallet(name, n = 0) {
      const key = named.get(name) ?? take();
      named.set(name, key);
      return key.connect(provider(n));
    },
    keyFile(name, count) {
      const file = path(name);
      const lines = Array.from({ length: count }, () => take().privateKey);
      writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
      return file;
    },
    tally: command,
    async done(...args) {
      const { exitCode, out, err, json } = await command(...args);
      requireSeen(exitCode === 0, `tally ${args.join(" ")} ends with 0: ${err}${out}`, { exitCode });
      return json();
    },
    deploymentFile,
    deployment: () => parseDeployment(JSON.parse(readFileSync(deploymentFile, "utf8"))),
    async close() {
      for (const each of opened.values()) each.destroy();
      await children.close();
      await Promise.all(adopted.map((node) => node.kill()));
      await live.close();
    },
  };
}
