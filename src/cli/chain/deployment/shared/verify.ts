import { concat, type Provider, toBeHex } from "ethers";
import { type Artifact, type ReadArtifact, readArtifact } from "../../../../deploy/artifact.ts";
import {
  type CodeVerdict,
  type Compared,
  compareContract,
  isKnown,
  type Match,
} from "../../../../deploy/compare-contract.ts";
import { decodeArguments, encodeArguments } from "../../../../deploy/creation-code.ts";
import type { DomainPlan, PlannedContract } from "../../../../deploy/domain-plan.ts";
import type { DeployedContracts } from "../../../../deploy/journal.ts";
import { PLAN } from "../../../../deploy/plan.ts";
import { immutables } from "../../../../deploy/runtime-code.ts";
import { contractsOf, presenceOf } from "../../../../deploy/select-domains.ts";
import { addressesIn } from "../../../../deploy/session.ts";
import { settingPath, symbolicSettings } from "../../../../deploy/symbolic.ts";
import { isTallyError } from "../../../../lib/errors.ts";
import type { DeployedContract, Deployment } from "../../../../sdk/core/deployment.ts";
import { FOUNDATION } from "../../../../sdk/core/founded.ts";
import { rpc } from "../../../../sdk/core/rpc.ts";
import { type Founding, readFounding } from "../../../members/shared/founding.ts";
import { type PowerVerdict, verifyPower } from "../../../members/shared/power/verify.ts";

export interface ContractVerdict extends CodeVerdict {
  readonly name: string;
  readonly address: string;
  /** Whether the arguments are the file's own addresses wherever the plan says so. */
  readonly arguments: Match;
  /** Whether each immutable is what the constructor makes of the arguments; those that hold the address itself aside. */
  readonly immutables: Match;
  readonly ok: boolean;
}

export interface DeploymentVerdict {
  readonly domains: ReturnType<typeof presenceOf>;
  readonly contracts: readonly ContractVerdict[];
  /** Contracts of the file that this version's plan does not know: nothing is said of them. */
  readonly unknown: readonly string[];
  /** Who has power over it; absent unless timelock and Council are what was built, for then their events say nothing. */
  readonly power?: PowerVerdict;
  /** What it was founded with; absent unless the contracts that took it are what was built. */
  readonly founding?: Founding;
  /** What is not there that should be; empty for a deployment that is whole. */
  readonly unfinished: readonly string[];
  /** Every contract is what was built, every domain is there whole or not at all, and the Council alone has power. */
  readonly ok: boolean;
}

/** Compares every contract that a deployment has with the local build. */
export async function verifyDeployment(
  provider: Provider,
  deployment: Pick<Deployment, "contracts" | "pending">,
  plan: readonly DomainPlan[] = PLAN,
  artifacts: ReadArtifact = readArtifact,
): Promise<DeploymentVerdict> {
  const deployed: DeployedContracts = deployment.contracts;
  const planned = contractsOf(plan);
  const contracts: ContractVerdict[] = [];
  for (const contract of planned) {
    const found = deployed[contract.name];
    if (found !== undefined) contracts.push(await verifyContract({ provider, deployed, artifacts }, contract, found));
  }
  const unknown = Object.keys(deployed).filter((name) => !planned.some((contract) => contract.name === name));
  const domains = presenceOf(plan, deployed);
  const unfinished = unfinishedOf(deployment, domains);
  const good = new Set(contracts.filter(({ ok }) => ok).map(({ name }) => name));
  const founding = FOUNDATION.every((name) => good.has(name)) ? readFounding(deployed, plan, artifacts) : undefined;
  const verdict = { domains, contracts, unknown, unfinished, ...(founding && { founding }) };
  if (!good.has("TimelockController") || !good.has("Council")) return { ...verdict, ok: false };
  const power = await verifyPower(provider, deployed, filedDelay(planned, deployed, artifacts));
  return { ...verdict, power, ok: power.ok && good.size === contracts.length && unfinished.length === 0 };
}

function unfinishedOf(
  { contracts, pending }: Pick<Deployment, "contracts" | "pending">,
  domains: ReturnType<typeof presenceOf>,
): string[] {
  if (Object.keys(contracts).length === 0) return ["the file has no contract"];
  const partial = Object.entries(domains).filter(([, presence]) => presence === "partial");
  return [
    ...partial.map(([domain]) => `the domain ${domain} is there in part only`),
    ...(domains.members === "absent" ? ["the domain members is not there"] : []),
    ...(pending === undefined ? [] : [`the creation of ${pending.name} is pending`]),
  ];
}

/** The timelock's minimum delay as the file has it: the argument that the plan takes from the settings. */
function filedDelay(planned: readonly PlannedContract[], deployed: DeployedContracts, artifacts: ReadArtifact): bigint {
  const timelock = planned.find(({ name }) => name === "TimelockController");
  const args = deployed.TimelockController?.args;
  if (timelock === undefined || args === undefined) throw new Error("a timelock that was verified is in plan and file");
  return decodeArguments(artifacts(timelock), args)[0] as bigint;
}

async function verifyContract(
  compared: Compared,
  contract: PlannedContract,
  found: DeployedContract,
): Promise<ContractVerdict> {
  const { provider, deployed, artifacts } = compared;
  const { address, args } = found;
  const artifact = artifacts(contract);
  const { runtime, creation, libraries, code, bytecode } = await compareContract(compared, contract, found);
  const sameValues =
    bytecode !== undefined && (await sameImmutables(provider, code, artifact, concat([bytecode, args])));
  const sameArguments = isCalledFor(contract, artifact, args, deployed);
  return {
    name: contract.name,
    address,
    runtime,
    creation,
    arguments: sameArguments ? "same" : "other",
    immutables: sameValues ? "same" : "other",
    libraries,
    // Without the creation code nothing is known of what the constructor left in storage.
    ok: isKnown(runtime) && creation === "same" && sameArguments && sameValues && libraries === "same",
  };
}

/** Whether the arguments are what the plan makes of the file's addresses; settings are taken as they are. */
function isCalledFor(
  contract: PlannedContract,
  artifact: Artifact,
  args: string,
  deployed: DeployedContracts,
): boolean {
  try {
    const values = decodeArguments(artifact, args);
    const at = addressesIn({ contracts: deployed });
    const planned = contract.args(at, symbolicSettings());
    const expected = planned.map((value, i) => (settingPath(value) === undefined ? value : values[i]));
    return encodeArguments(artifact, expected) === args;
  } catch {
    return false; // they do not decode, or the file lacks a contract that the plan passes in
  }
}

/** Runs the constructor twice, as two senders: what comes out the same both times does not depend on the address. */
async function sameImmutables(provider: Provider, code: string, build: Artifact, data: string): Promise<boolean> {
  const [a, b] = await Promise.all([1, 2].map((n) => runConstructor(provider, build, { from: toBeHex(n, 20), data })));
  if (a === undefined || b === undefined) return false;
  const onChain = immutables(code, build);
  return Object.keys(onChain).every((id) => (a[id] === b[id] ? onChain[id] === a[id] : onChain[id] !== undefined));
}

/** Immutables that a constructor leaves; undefined where it reverts. */
async function runConstructor(
  provider: Provider,
  build: Artifact,
  call: { readonly from: string; readonly data: string },
): Promise<Record<string, string | undefined> | undefined> {
  try {
    return immutables(await rpc(() => provider.call(call)), build);
  } catch (error) {
    if (isTallyError(error) && NODE_FAILED.includes(error.code)) throw error;
    return undefined;
  }
}

/** Codes of the SDK that say nothing of the contract. */
const NODE_FAILED = ["RPC_UNREACHABLE", "RPC_REFUSED", "NODE_FAULT"];
