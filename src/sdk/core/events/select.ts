import type { BaseContract, Log } from "ethers";
import { checkThat } from "../check.ts";
import type { Client } from "../client.ts";
import { type ContractHandle, requireCode } from "../contract.ts";
import { deployedContract } from "../deployment.ts";
import { eventArguments } from "./arguments.ts";
import type { StreamedEvent } from "./event.ts";

/** Which logs to ask for, and how to read them. */
export interface Selection {
  readonly addresses: string[];
  readonly topics: string[][] | undefined;
  /** Block of the contract that was deployed first. */
  readonly firstBlock: number;
  /** Makes sure that the contracts have code. @throws `CONTRACT_MISSING`. */
  require(): Promise<void>;
  /** Undefined for a log that was not asked for. */
  decode(log: Log): StreamedEvent | undefined;
}

/** Logs of the given contracts, of the given event names (all if left out). @throws `CONTRACT_MISSING`, `ARGUMENT_INVALID`. */
export function select(client: Client, handles: readonly ContractHandle[], events?: readonly string[]): Selection {
  checkThat(handles.length > 0, "contracts", handles, "at least one contract");
  const byAddress = new Map<string, { name: string; contract: BaseContract }>();
  const topics = new Set<string>();
  const blocks: number[] = [];
  for (const handle of handles) {
    const contract = handle(client);
    byAddress.set(String(contract.target).toLowerCase(), { name: handle.contractName, contract });
    blocks.push(deployedContract(client.deployment, handle.contractName, handle.domain).block);
    contract.interface.forEachEvent((event) => {
      if (events?.includes(event.name)) topics.add(event.topicHash);
    });
  }
  return {
    addresses: [...byAddress.keys()],
    topics: events && [[...topics]],
    firstBlock: Math.min(...blocks),
    async require() {
      await Promise.all([...byAddress.values()].map(({ contract }) => requireCode(client, contract)));
    },
    decode(log) {
      const source = byAddress.get(log.address.toLowerCase());
      const event = source?.contract.interface.parseLog(log);
      if (!source || !event || events?.includes(event.name) === false) return undefined;
      return {
        type: "event",
        cursor: { block: log.blockNumber, logIndex: log.index, blockHash: log.blockHash },
        contract: source.name,
        name: event.name,
        args: eventArguments(event, log.data),
        blockNumber: log.blockNumber,
        blockHash: log.blockHash,
        logIndex: log.index,
        transactionHash: log.transactionHash,
      } as unknown as StreamedEvent;
    },
  };
}
