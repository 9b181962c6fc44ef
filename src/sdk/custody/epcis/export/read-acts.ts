import type { Client } from "../../../core/client.ts";
import { requireBlock } from "../../../core/require-block.ts";
import { argumentsOf, custodyLogs } from "../../model/logs.ts";
import { addSignedTerms } from "./add-signed-terms.ts";
import type { ChainAct } from "./chain-act.ts";
import { decodeAct, type UnreadableAct } from "./decode-act.ts";

export interface ReadActs {
  readonly acts: readonly ChainAct[];
  /** Acts with a number beyond 2^53 - 1. */
  readonly unreadable: readonly UnreadableAct[];
}

/** Reads all acts on units from Custody's events, in the order of the chain. */
export async function readActs(client: Client): Promise<ReadActs> {
  const recordedAt = blockTimes(client);
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
    else acts.push(await addSignedTerms(client, act));
  }
  return { acts, unreadable };
}

/** Times of blocks; the node is asked once for each. */
function blockTimes({ provider }: Client): (block: number) => Promise<number> {
  const known = new Map<number, Promise<number>>();
  return (block) => {
    const time = known.get(block) ?? requireBlock(provider, block).then(({ timestamp }) => timestamp);
    known.set(block, time);
    return time;
  };
}
