import { concat, getCreateAddress, Interface, isError, sha256, type TransactionRequest } from "ethers";
import { codeAt } from "../sdk/core/code-at.ts";
import { sdkError } from "../sdk/core/errors.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { currentFees } from "../sdk/core/send/fees.ts";
import { isLinked } from "./compare-contract.ts";
import { encodeArguments, linkedBytecode } from "./creation-code.ts";
import type { FollowUp, PlannedContract } from "./domain-plan.ts";
import { deployError } from "./errors.ts";
import { isDone } from "./follow-ups.ts";
import { revertAbis } from "./revert-abis.ts";
import { compareRuntime } from "./runtime-code.ts";
import { addressesIn, type Session } from "./session.ts";
import type { Settings } from "./settings.ts";

/**
 * Deploys what the file lacks of these contracts, in their order, and makes the calls that the deployer owes them.
 *
 * Each creation is noted before it is sent, so that none is sent twice.
 *
 * @throws `DEPLOYMENT_CHANGED` when the file has one with other arguments; `DEPLOYMENT_PENDING` when a transaction is not mined in
 * time; `CREATION_DIFFERS`, `NODE_BEHIND` when a new contract is not what was sent; `ARTIFACT_MISSING`, `LIBRARY_MISSING`.
 */
export async function deployContracts(
  session: Session,
  contracts: readonly PlannedContract[],
  settings: Settings,
): Promise<void> {
  const at = addressesIn(session.file);
  for (const contract of contracts) {
    await deployContract(session, contract, settings);
    const owed = (contract.after?.(at, settings) ?? []).filter(({ by }) => by === "deployer");
    for (const call of owed) await callAsDeployer(session, contract.name, call);
  }
  delete session.file.pending;
  session.journal.save(session.file);
}

async function deployContract(session: Session, contract: PlannedContract, settings: Settings): Promise<void> {
  const { file, journal, build, fresh } = session;
  const { name } = contract;
  const at = addressesIn(file);
  const artifact = session.artifacts(contract);
  const args = encodeArguments(artifact, contract.args(at, settings));
  const before = file.contracts[name];
  if (before !== undefined) {
    // Another signer would leave the first one its power; another configuration would be half applied.
    if (before.args === args) return;
    const message = `${name} was deployed with other arguments: another signer or configuration`;
    throw deployError("DEPLOYMENT_CHANGED", message, { contract: name, journaled: before.args, args });
  }
  session.onProgress(`deploying ${name}`);
  const data = concat([linkedBytecode(artifact, contract, at), args]);
  const { sender: from, nonce, block } = session;
  file.pending = { name, from, nonce, block, data: sha256(data), args, ...build };
  journal.save(file);
  const { receipt, usedNonce } = await send(session, { data });
  if (receipt.contractAddress === null) throw sdkError("TX_REVERTED", `${name} was not deployed`, { contract: name });
  const { blockNumber, hash: tx } = receipt;
  const address = getCreateAddress({ from, nonce: usedNonce });
  if (receipt.contractAddress !== address) {
    const message = `the node says that ${name} is at ${receipt.contractAddress}; transaction ${usedNonce} of ${from} creates ${address}`;
    throw deployError("CREATION_DIFFERS", message, { contract: name, address, answered: receipt.contractAddress });
  }
  await requireCodeOf(session, contract, address);
  file.contracts[name] = { address, block: blockNumber, tx, args, ...build };
  fresh.add(name);
}

/** What stands there has to be what was sent: the contracts that come are told its address. */
async function requireCodeOf({ provider, artifacts, file }: Session, contract: PlannedContract, address: string) {
  const { name } = contract;
  const artifact = artifacts(contract);
  const code = await codeAt(provider, address);
  const runtime = compareRuntime(code, artifact);
  if (runtime === "exact" && isLinked(code, artifact, address, file.contracts)) return;
  if (runtime === "missing") {
    const message = `the node does not know the code of ${name} at ${address} yet`;
    throw sdkError("NODE_BEHIND", message, { contract: name, address });
  }
  const message = `the code at ${address} is not that of ${name}, which was sent`;
  throw deployError("CREATION_DIFFERS", message, { contract: name, address, runtime });
}

async function callAsDeployer(session: Session, contract: string, call: FollowUp): Promise<void> {
  // Of a contract that was deployed a moment ago it is known that nothing has been called.
  if (!session.fresh.has(contract) && (await isDone(session.provider, call))) return;
  session.onProgress(call.description);
  const abi = new Interface([`function ${call.method}`]);
  await send(session, { to: call.to, data: abi.encodeFunctionData(call.method, call.args) });
}

async function send(session: Session, transaction: TransactionRequest) {
  const { signer, provider, sender: from, nonce, timeout } = session;
  const abis = revertAbis(session.plan, session.artifacts);
  const fees = await rpc(() => currentFees(provider));
  const sent = await rpc(() => signer.sendTransaction({ ...transaction, nonce, ...fees }), abis);
  const receipt = await rpc(
    () =>
      sent.wait(1, timeout).catch((error: unknown) => {
        if (!isError(error, "TIMEOUT")) throw error;
        const message = `transaction ${nonce} of ${from} was not mined within ${timeout} ms`;
        throw deployError("DEPLOYMENT_PENDING", message, { from, nonce, hash: sent.hash, timeout });
      }),
    abis,
  );
  if (receipt === null) throw sdkError("TX_REVERTED", "the transaction has no receipt", { nonce });
  session.nonce++;
  session.block = receipt.blockNumber;
  return { receipt, usedNonce: sent.nonce };
}
