import type { BaseContract, Log } from "ethers";
import type { Client } from "../client.ts";
import type { ContractKey, StreamedEvent } from "./event.ts";

/** Which logs to ask for, and how to read them. */
export interface Selection {
  readonly addresses: string[];
  readonly topics: string[][] | undefined;
  /** Undefined for a log that was not asked for. */
  decode(log: Log): StreamedEvent | undefined;
}

/** Logs of the given contracts (all if left out), of the given event names (all if left out). */
export function select(
  client: Client,
  contracts: readonly ContractKey[] = Object.keys(client.contracts) as ContractKey[],
  events?: readonly string[],
): Selection {
  const byAddress = new Map<string, { key: ContractKey; contract: BaseContract }>();
  const topics = new Set<string>();
  for (const key of contracts) {
    const contract: BaseContract = client.contracts[key];
    byAddress.set(String(contract.target).toLowerCase(), { key, contract });
    contract.interface.forEachEvent((event) => {
      if (events?.includes(event.name)) topics.add(event.topicHash);
    });
  }
  return {
    addresses: [...byAddress.keys()],
    topics: events && [[...topics]],
    decode(log) {
      const source = byAddress.get(log.address.toLowerCase());
      const event = source?.contract.interface.parseLog(log);
      if (!source || !event || events?.includes(event.name) === false) return undefined;
      return {
        type: "event",
        cursor: { block: log.blockNumber, logIndex: log.index, blockHash: log.blockHash },
        contract: source.key,
        name: event.name,
        args: event.args.toObject(),
        blockNumber: log.blockNumber,
        blockHash: log.blockHash,
        logIndex: log.index,
        transactionHash: log.transactionHash,
      } as unknown as StreamedEvent;
    },
  };
}
