import type { BaseContract, Log } from "ethers";
import { checkThat } from "../check.ts";
import type { Client } from "../client.ts";
import { type ContractHandle, requireCode } from "../contract.ts";
import { deployedContract } from "../deployment.ts";
import { sdkError } from "../errors.ts";
import { eventArguments } from "./arguments.ts";
import type { StreamedEvent } from "./event.ts";
import { argumentsReader, type ReadArguments } from "./read-arguments.ts";

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

/** Where logs come from. */
interface Source {
  readonly name: string;
  readonly contract: BaseContract;
  /** By the first topic. */
  readonly readers: ReadonlyMap<string, EventReader>;
}

interface EventReader {
  readonly name: string;
  readonly read: ReadArguments;
}

/** The event of a log, and what it says; undefined for an event that the contract's ABI does not have. @throws `NODE_FAULT` of a log that cannot be one. */
function readLog({ name, contract, readers }: Source, log: Log) {
  const known = readers.get(log.topics[0] ?? "");
  const args = known?.read(log.topics, log.data);
  if (known && args) return { name: known.name, args };
  if (log.topics.length === 0) return undefined;
  try {
    const event = contract.interface.parseLog(log);
    return event && { name: event.name, args: eventArguments(event, log.data) };
  } catch (error) {
    const reason = `log ${log.index} of block ${log.blockNumber} is none that ${name} writes`;
    throw sdkError("NODE_FAULT", `the node failed: ${reason}`, { reason }, error);
  }
}

/** Logs of the given contracts, of the given event names (all if left out). @throws `CONTRACT_MISSING`, `ARGUMENT_INVALID`. */
export function select(client: Client, handles: readonly ContractHandle[], events?: readonly string[]): Selection {
  checkThat(handles.length > 0, "contracts", handles, "at least one contract");
  const byAddress = new Map<string, Source>();
  const topics = new Set<string>();
  const blocks: number[] = [];
  for (const handle of handles) {
    const contract = handle(client);
    const readers = new Map<string, EventReader>();
    byAddress.set(String(contract.target).toLowerCase(), { name: handle.contractName, contract, readers });
    blocks.push(deployedContract(client.deployment, handle.contractName, handle.domain).block);
    contract.interface.forEachEvent((event) => {
      if (events?.includes(event.name)) topics.add(event.topicHash);
      const read = argumentsReader(event);
      if (read) readers.set(event.topicHash, { name: event.name, read });
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
      const event = source && readLog(source, log);
      if (!source || !event || events?.includes(event.name) === false) return undefined;
      return {
        type: "event",
        cursor: { block: log.blockNumber, logIndex: log.index, blockHash: log.blockHash },
        contract: source.name,
        name: event.name,
        args: event.args,
        blockNumber: log.blockNumber,
        blockHash: log.blockHash,
        logIndex: log.index,
        transactionHash: log.transactionHash,
      } as unknown as StreamedEvent;
    },
  };
}
