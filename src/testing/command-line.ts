import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JsonRpcProvider } from "ethers";
import { deployDevelopmentSystem } from "../../scripts/deploy/development.ts";
import { startEmbeddedChain } from "../cli/chain/embedded.ts";
import { developmentWallet } from "../cli/cli.ts";
import { run } from "../cli/program.ts";
import { type Client, connectClient } from "../sdk/client.ts";

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
  /** A temporary folder. */
  readonly folder: string;
  close(): Promise<void>;
}

/** The system on a chain that is served over HTTP, as `tally up` does it. */
export async function servedSystem(): Promise<ServedSystem> {
  const folder = temporaryFolder();
  const chain = await startEmbeddedChain("127.0.0.1", 0);
  const provider = new JsonRpcProvider(chain.url, undefined, { cacheTimeout: -1, polling: true, pollingInterval: 20 });
  const admin = developmentWallet(1).connect(provider);
  const signer = developmentWallet(0).connect(provider);
  const deployment = await deployDevelopmentSystem({ signer, admin, network: "embedded" });
  const file = join(folder, "deployment.json");
  writeFileSync(file, JSON.stringify(deployment));
  return {
    where: ["--rpc", chain.url, "--deployment", file],
    client: await connectClient({ signer: admin, deployment }),
    folder,
    async close() {
      provider.destroy();
      await chain.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A fresh folder, with links resolved. */
export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "tallystick-")));
}
