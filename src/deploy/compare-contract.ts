import { getAddress, getCreateAddress, type Provider } from "ethers";
import { codeAt } from "../sdk/core/code-at.ts";
import type { DeployedContract } from "../sdk/core/deployment.ts";
import { rpc } from "../sdk/core/rpc.ts";
import type { Artifact, ReadArtifact } from "./artifact.ts";
import { isCreationOf, linkedBytecode } from "./creation-code.ts";
import type { PlannedContract } from "./domain-plan.ts";
import type { DeployedContracts } from "./journal.ts";
import { type Comparison, compareRuntime, linkedAddresses } from "./runtime-code.ts";
import { addressesIn } from "./session.ts";

export type Match = "same" | "other";

/** How a contract on the chain compares with a build. */
export interface CodeVerdict {
  readonly runtime: Comparison;
  /** Whether the file's transaction, in the file's block, created this contract from this build's code and the file's arguments. */
  readonly creation: Match;
  /** Whether it is linked with the file's own libraries. */
  readonly libraries: Match;
}

/** A file on a chain, and the build that it is compared with. */
export interface Compared {
  readonly provider: Provider;
  readonly deployed: DeployedContracts;
  readonly artifacts: ReadArtifact;
}

/** Compares the code at a contract's address, and the transaction that created it, with the build. */
export async function compareContract(
  { provider, deployed, artifacts }: Compared,
  contract: PlannedContract,
  found: DeployedContract,
): Promise<CodeVerdict & { readonly code: string; readonly bytecode: string | undefined }> {
  const artifact = artifacts(contract);
  const code = await codeAt(provider, found.address);
  const runtime = compareRuntime(code, artifact);
  const linked = isKnown(runtime) && isLinked(code, artifact, found.address, deployed);
  const bytecode = linked ? linkedBytecode(artifact, contract, addressesIn({ contracts: deployed })) : undefined;
  const data = await creationData(provider, found);
  const created = bytecode !== undefined && data !== undefined && isCreationOf(data, artifact, bytecode, found.args);
  return {
    runtime,
    creation: created ? "same" : "other",
    libraries: linked ? "same" : "other",
    code,
    bytecode,
  };
}

export function isKnown(runtime: Comparison): boolean {
  return runtime === "exact" || runtime === "metadata-differs";
}

/** Whether each library in the code is the file's, and a library's own address is that where it stands. */
export function isLinked(code: string, artifact: Artifact, address: string, deployed: DeployedContracts): boolean {
  return Object.entries(linkedAddresses(code, artifact)).every(
    ([library, found]) => found === (library === "self" ? address : deployed[library]?.address)?.toLowerCase(),
  );
}

/** What the file's transaction sent, if it created a contract at the file's address in the file's block. */
async function creationData(provider: Provider, { address, tx, block }: DeployedContract): Promise<string | undefined> {
  const sent = await rpc(() => provider.getTransaction(tx));
  const receipt = await rpc(() => provider.getTransactionReceipt(tx));
  // A search for events begins at the file's block: a later one would hide the first of them.
  if (sent === null || sent.to !== null || receipt?.status !== 1 || receipt.blockNumber !== block) return undefined;
  // Sender and nonce say where it is, whatever the receipt says.
  const here = [getCreateAddress(sent), receipt.contractAddress ?? ""].every((at) => at === getAddress(address));
  return here ? sent.data : undefined;
}
