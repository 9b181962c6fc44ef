import type { BaseContract, TransactionReceipt } from "ethers";
import type { Client } from "./client.ts";
import { asked, requireCode } from "./contract.ts";
import { encodeCall } from "./encode.ts";
import { sdkError } from "./errors.ts";
import { rpc } from "./rpc.ts";
import type { SendOptions, SentTransaction } from "./send/sender.ts";
import type { DecodedEvent, EventName, MethodArguments, WriteMethod } from "./typed-contract.ts";

/** Options that every writing action takes beside its own parameters. */
export type WriteOptions = SendOptions;

/**
 * Sends a call to one of the contracts. The node is asked first what would happen, so that a call that would revert is
 * refused with its typed error and no transaction.
 *
 * @throws the contract's own error; `ARGUMENT_INVALID`, `READ_ONLY`, `CONTRACT_MISSING`, `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { write } from "tallystick";
 * import { membersContract } from "tallystick/members";
 *
 * const sent = await write(client, membersContract(client), "setVotingAccount", [account]);
 */
export async function write<C extends BaseContract, M extends WriteMethod<C>>(
  client: Client,
  contract: C,
  method: M,
  args: MethodArguments<C, M>,
  options: WriteOptions = {},
): Promise<SentTransaction> {
  const { sender } = client;
  if (!sender) throw sdkError("READ_ONLY", `${method} needs a signer or sender`, { method });
  const to = await contract.getAddress();
  const data = encodeCall(contract, method, args);
  // What was done before would fail the estimate: it cannot be done twice.
  const before = await rpc(async () => sender.recall?.({ to, data }, options));
  if (before) return before;
  await requireCode(client, contract);
  const estimate = await asked(client, () => client.provider.estimateGas({ from: sender.address, to, data }));
  // State may change until the transaction is mined, and gas with it.
  return asked(client, () => sender.send({ to, data, gasLimit: (estimate * 5n) / 4n }, options));
}

/**
 * Waits until a transaction is mined.
 *
 * @throws the contract's own error when it reverted after all, or `TX_REVERTED`.
 */
export async function waitMined(client: Client, sent: SentTransaction): Promise<TransactionReceipt> {
  const receipt = await rpc(() => sent.receipt());
  if (receipt.status === 1) return receipt;
  const tx = await rpc(() => client.provider.getTransaction(receipt.hash));
  // Repeated on the state it met: a revert gives its reason here.
  if (tx) {
    const again = { from: tx.from, to: tx.to, data: tx.data, blockTag: receipt.blockNumber };
    await asked(client, () => client.provider.call(again));
  }
  throw sdkError("TX_REVERTED", `transaction ${receipt.hash} reverted`, { hash: receipt.hash });
}

/** The events of one name, or of several, that a contract emitted in a transaction. */
export function eventsOf<C extends BaseContract, E extends EventName<C>>(
  contract: C,
  receipt: TransactionReceipt,
  ...names: readonly E[]
): DecodedEvent<C, E>[] {
  const address = String(contract.target).toLowerCase();
  const events = receipt.logs
    .filter((log) => log.address.toLowerCase() === address)
    .map((log) => contract.interface.parseLog(log))
    .filter((event) => event !== null && names.includes(event.name as E));
  return events as unknown as DecodedEvent<C, E>[];
}

/**
 * The one event of a name that a transaction was to emit.
 *
 * @throws `EVENT_MISSING`.
 *
 * @example
 * import { eventOf } from "tallystick";
 * import { membersContract } from "tallystick/members";
 *
 * const receipt = await client.provider.getTransactionReceipt(transactionHash);
 * if (receipt) console.log(eventOf(membersContract(client), receipt, "VotingAccountSet").args.account);
 */
export function eventOf<C extends BaseContract, E extends EventName<C>>(
  contract: C,
  receipt: TransactionReceipt,
  name: E,
): DecodedEvent<C, E> {
  const [event] = eventsOf(contract, receipt, name);
  if (!event) throw sdkError("EVENT_MISSING", `no ${name} in ${receipt.hash}`, { event: name, hash: receipt.hash });
  return event;
}
