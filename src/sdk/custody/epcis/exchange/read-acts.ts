import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { argumentsOf, custodyLogs } from "../../model/logs.ts";
import type { ChainAct } from "./chain-act.ts";
import { decodeAct, type UnreadableAct } from "./decode-act.ts";
import { withSigned } from "./signed.ts";

export interface ReadActs {
  readonly acts: readonly ChainAct[];
  /** Acts with numbers that cannot be computed with. */
  readonly unreadable: readonly UnreadableAct[];
}

/** All that Custody's events say about units, in the order of the chain. */
export async function readActs(client: Client): Promise<ReadActs> {
  const recordedAt = times(client);
  const acts: ChainAct[] = [];
  const unreadable: UnreadableAct[] = [];
  for (const log of await custodyLogs(client)) {
    const { name, transaction, block, index } = log;
    const act = decodeAct(
      { name, args: argumentsOf(log) },
      { transaction, block, index, recordedAt: await recordedAt(block) },
    );
    if (act === undefined) continue;
    if ("isUnreadable" in act) unreadable.push(act);
    else acts.push(await withSigned(client, act));
  }
  return { acts, unreadable };
}

/** Times of blocks, each asked for once. */
function times({ provider }: Client): (block: number) => Promise<number> {
  const known = new Map<number, Promise<number>>();
  return (block) => {
    const time = known.get(block) ?? rpc(() => provider.getBlock(block)).then((found) => found?.timestamp ?? 0);
    known.set(block, time);
    return time;
  };
}
