import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import { run } from "../cli/program.ts";
import { developmentWallet } from "../cli/shared/development.ts";
import { developmentConfig } from "../deploy/config.ts";
import { deployDevelopmentSystem } from "../deploy/development.ts";
import { deploySystem } from "../deploy/system.ts";
import type { Client } from "../sdk/core/client.ts";
import { connect } from "../sdk/core/connect.ts";
import type { TestChain } from "./chain.ts";
import { startStrictNode } from "./besu/strict-node.ts";

/** JSON as `tally` prints it. */
export interface Printed extends Readonly<Record<string, unknown>> {
  /** Of a command that failed. */
  readonly error: { readonly code: string; readonly values: Readonly<Record<string, unknown>> };
}

export interface Outcome {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
  /** What was printed under --json. */
  readonly json: () => Printed;
}

/** Runs `tally` with its output caught. */
export async function tally(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const [out, err]: [string[], string[]] = [[], []];
  const exitCode = await run(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    isTerminal: false,
    env,
  });
  return { exitCode, out: out.join("\n"), err: err.join("\n"), json: () => JSON.parse(out.join("\n")) };
}

export interface ServedSystem {
  /** Arguments that lead `tally` to it. */
  readonly where: readonly string[];
  readonly client: Client;
  /** From inside. */
  readonly chain: TestChain;
  /** A temporary folder. */
  readonly folder: string;
  /** Lets time pass on the chain. */
  pass(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/** `tally --json` at a system, as one account of the embedded chain; the development organisation's if left out. */
export function commands({ where }: Pick<ServedSystem, "where">, account?: number) {
  const env = account === undefined ? {} : { TALLY_KEY: developmentWallet(account).privateKey };
  const call = (args: readonly string[]) => tally([...where, "--json", ...args], env);
  return {
    /** Requires success; gives what was printed. */
    async done(...args: string[]): Promise<Printed> {
      const { exitCode, out, err, json } = await call(args);
      expect([exitCode, err], `${args.join(" ")}\n${out}`).to.deep.equal([0, ""]);
      expect(json().ok).to.equal(true);
      return json();
    },
    /** Requires a failure; gives exit code and error code. */
    async fails(...args: string[]): Promise<string> {
      const { exitCode, json } = await call(args);
      expect(json().ok).to.equal(false);
      return `${exitCode} ${json().error.code}`;
    },
  };
}

/**
 * The system on a chain that is served over HTTP with the limits of Besu. It is set up from inside.
 *
 * @param votingDelay Seconds from a proposal to its vote; none if left out.
 */
export async function servedSystem(votingDelay = 0): Promise<ServedSystem> {
  const folder = temporaryFolder();
  const { url, chain, close } = await startStrictNode();
  const { deployer: signer, admin } = chain;
  const { council, ...config } = developmentConfig("embedded", admin.address);
  const deployment =
    votingDelay === 0
      ? await deployDevelopmentSystem({ signer, admin, network: "embedded" })
      : await deploySystem({ signer, config: { ...config, council: { ...council, votingDelay } } });
  const file = join(folder, "deployment.json");
  writeFileSync(file, JSON.stringify(deployment));
  const provider = new JsonRpcProvider(url, undefined, {
    cacheTimeout: -1,
    polling: true,
    pollingInterval: 20,
    batchStallTime: 0,
  });
  return {
    where: ["--rpc", url, "--deployment", file],
    client: await connect({ signer: developmentWallet(1).connect(provider), deployment }),
    chain,
    folder,
    async pass(seconds) {
      await chain.ethers.provider.send("evm_increaseTime", [seconds]);
      await chain.ethers.provider.send("evm_mine", []);
    },
    async close() {
      provider.destroy();
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A fresh folder, with links resolved. */
export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "tallystick-")));
}
