import { type Log, type LogDescription, Result } from "ethers";
import type { Custody } from "../../../../types/contracts.ts";
import type { Client } from "../../core/client.ts";
import { requireCode } from "../../core/contract.ts";
import { deployedContract } from "../../core/deployment.ts";
import { distinct, inRanges } from "../../core/log-ranges.ts";
import { rpc } from "../../core/rpc.ts";
import type { EventArguments, EventName } from "../../core/typed-contract.ts";
import { custodyContract } from "../contracts.ts";
import { createdIdentifier } from "./created-identifier.ts";

/** An event of Custody, where it stands on the chain. */
export type CustodyLog<N extends EventName<Custody> = EventName<Custody>> = {
  [E in N]: {
    readonly name: E;
    readonly args: EventArguments<Custody, E>;
    readonly transaction: string;
    readonly block: number;
    readonly index: number;
  };
}[N];

/**
 * Events of Custody in the order of the chain, asked for in ranges that every node answers.
 *
 * @param names Of the events; all if left out.
 * @param unit Only of this unit, where the event names it as its own.
 */
export async function custodyLogs<N extends EventName<Custody> = EventName<Custody>>(
  client: Client,
  names?: readonly N[],
  unit?: string,
): Promise<CustodyLog<N>[]> {
  const custody = custodyContract(client);
  const { address, block: first } = deployedContract(client.deployment, "Custody", "custody");
  const kinds = names?.map((name) => custody.interface.getEvent(name).topicHash) ?? null;
  const topics = unit === undefined ? [kinds] : [kinds, unit];
  await requireCode(client, custody);
  const last = await rpc(() => client.provider.getBlockNumber());
  const found: CustodyLog<N>[] = [];
  const ask = (fromBlock: number, toBlock: number): Promise<Log[]> =>
    rpc(() => client.provider.getLogs({ address, topics, fromBlock, toBlock }));
  for await (const logs of inRanges({ from: first, to: last }, false, ask)) {
    for (const log of distinct(logs)) {
      const parsed = custody.interface.parseLog(log);
      if (!parsed) continue; // an event of what Custody is built on, such as EIP-712's
      const at = { transaction: log.transactionHash, block: log.blockNumber, index: log.index };
      found.push({ name: parsed.name, args: argsOf(parsed, log.data), ...at } as unknown as CustodyLog<N>);
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

/** What an event says, whatever its name. */
export function argumentsOf(log: CustodyLog): Result {
  return log.args as unknown as Result;
}

/** Whether one event stands before another. */
export function isBefore(a: CustodyLog, b: CustodyLog): boolean {
  return a.block < b.block || (a.block === b.block && a.index < b.index);
}
