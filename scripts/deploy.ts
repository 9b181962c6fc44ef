/** `npm run deploy -- --network NAME`: deploys the system, or goes on with a deployment that was cut off. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { network } from "hardhat";
import { describeFailure } from "../src/cli/shared/exit.ts";
import { readJson } from "../src/cli/shared/files.ts";
import { developmentConfig } from "../src/deploy/config.ts";
import { fileJournal } from "../src/deploy/journal.ts";
import { parseConfig } from "../src/deploy/parse-config.ts";
import { deploySystem } from "../src/deploy/system.ts";

try {
  await main();
} catch (error) {
  const { text, exitCode } = describeFailure(error);
  // Hardhat's own errors say which setting is missing; where in its code is of no use to an operator.
  console.error(error instanceof Error && error.name === "HardhatError" ? error.message : text);
  process.exitCode = exitCode;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { network: { type: "string" }, config: { type: "string" } } });
  if (values.network === undefined) {
    console.error("usage: npm run deploy -- --network NAME [--config FILE]   (networks are in hardhat.config.ts)");
    process.exitCode = 1;
    return;
  }
  const { ethers } = await network.create(values.network);
  const [signer, admin] = await ethers.getSigners();
  if (signer === undefined) throw new Error(`network ${values.network} has no account to deploy with`);
  const file = values.config ?? `deployments/${values.network}.config.json`;
  const config =
    values.config === undefined && !existsSync(file) && values.network === "localhost"
      ? developmentConfig("localhost", (admin ?? signer).address)
      : parseConfig(values.network, readJson(file));
  const path = `deployments/${values.network}.json`;
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const deployment = await deploySystem({
    signer,
    config,
    journal: fileJournal(path),
    build: { version, commit: sourceCommit() },
    onStep: (step) => console.error(step),
  });
  for (const [name, { address, block }] of Object.entries(deployment.contracts)) {
    console.log(`${name.padEnd(24)} ${address}  block ${block}`);
  }
  console.log(`written: ${path}`);
}

/** The checkout's commit, marked when files differ from it; "unknown" outside a checkout. */
function sourceCommit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return git("rev-parse", "HEAD").trim() + (git("status", "--porcelain", "contracts").trim() ? "-modified" : "");
  } catch {
    return "unknown";
  }
}
