import { concat, dataLength, dataSlice, type Provider, toBeHex } from "ethers";
import type { ContractName, Deployment } from "../../sdk/core/deployment.ts";
import { CONTRACT_NAMES } from "../../sdk/core/deployment.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { type Build, readBuild } from "./build.ts";
import { type Comparison, compareRuntime, cut, immutables } from "./compare.ts";
import { linkBuild } from "./link.ts";

export interface ContractVerdict {
  readonly name: ContractName;
  readonly address: string;
  readonly runtime: Comparison;
  /** Whether the transaction of the deployment file created this contract from this build's code and the file's arguments. */
  readonly creation: "same" | "other";
  /** Whether each immutable is what the constructor makes of the arguments; those that hold the address itself aside. */
  readonly immutables: "same" | "other";
  readonly ok: boolean;
}

/** Compares every contract of a deployment with the local build, linked to the deployment's own libraries. */
export async function verifyDeployment(provider: Provider, deployment: Deployment): Promise<ContractVerdict[]> {
  const verdicts: ContractVerdict[] = [];
  for (const name of CONTRACT_NAMES) verdicts.push(await verifyContract(provider, deployment, name));
  return verdicts;
}

async function verifyContract(
  provider: Provider,
  deployment: Deployment,
  name: ContractName,
): Promise<ContractVerdict> {
  const { address, args, tx } = deployment.contracts[name];
  const build = linkBuild(readBuild(name), deployment);
  const code = await rpc(() => provider.getCode(address));
  const runtime = compareRuntime(code, build);
  const sent = await rpc(() => provider.getTransaction(tx));
  const receipt = await rpc(() => provider.getTransactionReceipt(tx));
  const created = receipt?.status === 1 && receipt.contractAddress?.toLowerCase() === address.toLowerCase();
  const creation = created && sameCreation(sent?.data ?? "0x", build, args) ? "same" : "other";
  const values =
    runtime === "missing" || runtime === "differs" ? false : await sameImmutables(provider, code, build, args);
  // Without the creation code nothing is known of what the constructor left in storage.
  const ok = (runtime === "exact" || runtime === "metadata-differs") && creation === "same" && values;
  return { name, address, runtime, creation, immutables: values ? "same" : "other", ok };
}

/** Whether a transaction's data is this build's creation code, its metadata aside, followed by the arguments. */
function sameCreation(data: string, build: Build, args: string): boolean {
  const size = dataLength(data) - dataLength(args);
  if (size < 0 || dataSlice(data, size) !== args) return false;
  return cut(dataSlice(data, 0, size)) === cut(build.bytecode);
}

/** Runs the constructor twice, as two senders: what comes out the same both times does not depend on the address. */
async function sameImmutables(provider: Provider, code: string, build: Build, args: string): Promise<boolean> {
  const data = concat([build.bytecode, args]);
  const [a, b] = await Promise.all(
    [1, 2].map(async (n) => immutables(await rpc(() => provider.call({ from: toBeHex(n, 20), data })), build)),
  );
  const onChain = immutables(code, build);
  return Object.keys(onChain).every((id) =>
    a?.[id] === b?.[id] ? onChain[id] === a?.[id] : onChain[id] !== undefined,
  );
}
