import { type Log, type LogDescription, Result } from "ethers";
import type { Client } from "../../core/client.ts";
import { BLOCKS_PER_QUERY } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { createdIdentifier } from "./created-identifier.ts";

/** An event of Custody, where it stands on the chain. */
export interface CustodyLog {
  readonly name: string;
  readonly args: LogDescription["args"];
  readonly transaction: string;
  readonly block: number;
  readonly index: number;
}

/**
 * Events of Custody in the order of the chain, asked for in ranges that every node answers.
 *
 * @param names Of the events; all if left out.
 * @param unit Only of this unit, where the event names it as its own.
 */
export async function custodyLogs(client: Client, names?: readonly string[], unit?: string): Promise<CustodyLog[]> {
  const { custody } = client.contracts;
  const { address, block: first } = client.deployment.contracts.Custody;
  const kinds = names?.map((name) => custody.interface.getEvent(name as "UnitCreated").topicHash) ?? null;
  const topics = unit === undefined ? [kinds] : [kinds, unit];
  const last = await rpc(() => client.provider.getBlockNumber());
  const found: CustodyLog[] = [];
  for (let fromBlock = first; fromBlock <= last; fromBlock += BLOCKS_PER_QUERY) {
    const toBlock = Math.min(fromBlock + BLOCKS_PER_QUERY - 1, last);
    const logs: Log[] = await rpc(() => client.provider.getLogs({ address, topics, fromBlock, toBlock }));
    for (const log of logs) {
      const parsed = custody.interface.parseLog(log);
      if (!parsed) continue; // an event of what Custody is built on, such as EIP-712's
      const at = { transaction: log.transactionHash, block: log.blockNumber, index: log.index };
      found.push({ name: parsed.name, args: argsOf(parsed, log.data), ...at });
    }
  }
  return found;
}

/** What an event says; the identifier of a unit in hex where it is no text, as reading it would throw. */
function argsOf({ name, args, fragment }: LogDescription, data: string): LogDescription["args"] {
  if (name !== "UnitCreated") return args;
  const names = fragment.inputs.map((input) => input.name);
  const values = names.map((each, i) => (each === "identifier" ? createdIdentifier(data) : args[i]));
  return Result.fromItems(values, names);
}

/** Whether one event stands before another. */
export function isBefore(a: CustodyLog, b: CustodyLog): boolean {
  return a.block < b.block || (a.block === b.block && a.index < b.index);
}
