import type { BaseContract, LogDescription, TransactionReceipt } from "ethers";
import type { Client } from "./client.ts";
import { encodeCall } from "./encode.ts";
import { sdkError } from "./errors.ts";
import { rpc } from "./rpc.ts";
import type { SendOptions, SentTransaction } from "./send/sender.ts";

/** Options that every writing action takes beside its own parameters. */
export type WriteOptions = SendOptions;

/**
 * Sends a call to one of the contracts. The node is asked first what would happen, so that a call that would revert is
 * refused with its typed error and no transaction.
 *
 * @throws the contract's own error; `ARGUMENT_INVALID`, `READ_ONLY`, `RPC_UNREACHABLE`, `RPC_REFUSED`.
 */
export async function write(
  client: Client,
  contract: BaseContract,
  method: string,
  args: readonly unknown[],
  options: WriteOptions = {},
): Promise<SentTransaction> {
  const { sender } = client;
  if (!sender) throw sdkError("READ_ONLY", `${method} needs a signer or sender`, { method });
  const to = await contract.getAddress();
  const data = encodeCall(contract, method, args);
  // What was done before would fail the estimate: it cannot be done twice.
  const before = await rpc(async () => sender.recall?.({ to, data }, options));
  if (before) return before;
  const estimate = await rpc(() => client.provider.estimateGas({ from: sender.address, to, data }));
  // State may change until the transaction is mined, and gas with it.
  return rpc(() => sender.send({ to, data, gasLimit: (estimate * 5n) / 4n }, options));
}

/**
 * Waits until a transaction is mined.
 *
 * @throws the contract's own error when it reverted after all, or `TX_REVERTED`.
 */
export async function mined(client: Client, sent: SentTransaction): Promise<TransactionReceipt> {
  const receipt = await rpc(() => sent.receipt());
  if (receipt.status === 1) return receipt;
  const tx = await rpc(() => client.provider.getTransaction(receipt.hash));
  // Repeated on the state it met: a revert gives its reason here.
  if (tx)
    await rpc(() => client.provider.call({ from: tx.from, to: tx.to, data: tx.data, blockTag: receipt.blockNumber }));
  throw sdkError("TX_REVERTED", `transaction ${receipt.hash} reverted`, { hash: receipt.hash });
}

/** The events of one name that a contract emitted in a transaction. */
export function eventsOf(contract: BaseContract, receipt: TransactionReceipt, name: string): LogDescription[] {
  const address = String(contract.target).toLowerCase();
  return receipt.logs
    .filter((log) => log.address.toLowerCase() === address)
    .map((log) => contract.interface.parseLog(log))
    .filter((event) => event?.name === name) as LogDescription[];
}

/**
 * The one event of a name that a transaction was to emit.
 *
 * @throws `EVENT_MISSING`.
 */
export function eventOf(contract: BaseContract, receipt: TransactionReceipt, name: string): LogDescription {
  const [event] = eventsOf(contract, receipt, name);
  if (!event) throw sdkError("EVENT_MISSING", `no ${name} in ${receipt.hash}`, { event: name, hash: receipt.hash });
  return event;
}
