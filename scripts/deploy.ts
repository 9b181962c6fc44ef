/** `npm run deploy -- --network NAME`: founds a deployment or goes on with it; with `--add`, adds domains to one that runs. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { fault, unwritable } from "../src/cli/shared/errors.ts";
import { describeFailure } from "../src/cli/shared/exit.ts";
import { readJson } from "../src/cli/shared/files.ts";
import {
  addDomains,
  deploySystem,
  developmentConfig,
  fileJournal,
  type Journal,
  type ProposedOnce,
  parseConfig,
  proposeOnce,
  requiredProposals,
  type SystemConfig,
} from "../src/deploy/index.ts";
import type { Deployment } from "../src/sdk/core/deployment.ts";
import { readOptions } from "./deploy/options.ts";
import { unreachable } from "./deploy/unreachable.ts";

async function main(): Promise<void> {
  const options = readOptions();
  if (options === undefined) return;
  const { network: name, config, domains, add, deployment: path, propose } = options;
  const { ethers } = await network.create(name);
  const [signer, admin] = await ethers.getSigners();
  if (signer === undefined)
    throw fault("KEY_MISSING", `network ${name} has no account to deploy with`, { network: name });
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const common = {
    signer,
    journal: writable(fileJournal(path), path),
    build: { version, commit: sourceCommit() },
    onProgress: (what: string) => console.error(what),
  };
  const deployment =
    add === undefined
      ? await deploySystem({
          ...common,
          config: readConfig(name, config, (admin ?? signer).address),
          ...(domains && { domains }),
        })
      : await addDomains({
          ...common,
          domains: add,
          ...(config !== undefined && { config: parseConfig(name, readJson(config)) }),
        });
  for (const [contract, { address, block }] of Object.entries(deployment.contracts)) {
    console.log(`${contract.padEnd(24)} ${address}  block ${block}`);
  }
  console.log(`written: ${path}`);
  await tellProposals(signer, deployment, propose);
}

function readConfig(name: string, file: string | undefined, admin: string): SystemConfig {
  const usual = `deployments/${name}.config.json`;
  if (file === undefined && !existsSync(usual) && name === "localhost") return developmentConfig(name, admin);
  return parseConfig(name, readJson(file ?? usual));
}

async function tellProposals(signer: Signer, deployment: Deployment, send: boolean): Promise<void> {
  const { provider } = signer;
  if (provider === null) return;
  for (const proposal of await requiredProposals(provider, deployment)) {
    console.log(`the Council has to decide: ${proposal.description}`);
    proposal.targets.forEach((target, i) => {
      console.log(`  target ${target}  value ${proposal.values[i]}  calldata ${proposal.calldatas[i]}`);
    });
    if (send) console.log(`  ${describeAttempt(await proposeOnce(signer, deployment, proposal))}`);
  }
}

function describeAttempt({ state, attempt, lost }: ProposedOnce): string {
  return attempt === 1
    ? `proposed, now ${state}`
    : `proposed again as attempt ${attempt}, now ${state}; before it: ${lost.join(", ")}`;
}

/** A file that cannot be written is for the operator to mend. */
function writable(journal: Journal, path: string): Journal {
  return {
    load: journal.load,
    save(deployment) {
      try {
        journal.save(deployment);
      } catch (cause) {
        throw unwritable(path, cause);
      }
    },
  };
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

try {
  await main();
} catch (error) {
  const { text, exitCode } = await describeFailure(unreachable(error) ?? error);
  // Hardhat's own errors say which setting is missing; where in its code is of no use to an operator.
  console.error(error instanceof Error && error.name === "HardhatError" && exitCode === 1 ? error.message : text);
  process.exitCode = exitCode;
}
