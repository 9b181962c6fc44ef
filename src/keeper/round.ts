import type { Logger } from "../lib/logger.ts";
import type { Client } from "../sdk/core/client.ts";
import type { BlockTime, Due } from "../sdk/core/due/due.ts";
import type { Sender } from "../sdk/core/send/sender.ts";
import { batchesOf } from "./batches.ts";
import type { Books } from "./books.ts";
import { callBatch } from "./call-batch.ts";
import type { Refusals } from "./refusals.ts";

export interface RoundParameters {
  readonly client: Client;
  readonly sender: Sender;
  readonly books: Books;
  readonly refusals: Refusals;
  /** Whether this keeper calls acts of a kind. */
  readonly isWanted: (kind: string) => boolean;
  /** How many one call takes at most, whatever the act allows. */
  readonly mostPerCall: number;
  readonly log: Logger;
}

export interface Round {
  /** How many acts were called. */
  readonly called: number;
  /** Block of the last of them; 0 for none. */
  readonly lastBlock: number;
  /** First second in which something more will be due; undefined where no clock runs. */
  readonly nextAt: number | undefined;
}

/** Calls that are on their way at once. */
const AT_ONCE = 16;

/** Calls what is due at a block, and waits until it is mined. */
export async function callDue(at: BlockTime, parameters: RoundParameters): Promise<Round> {
  const { client, sender, books, refusals, isWanted, mostPerCall, log } = parameters;
  const { block, time } = at;
  const { dues, unreadable } = await books.list(at);
  for (const each of unreadable) log.warn(each, "cannot be read");
  const wanted = dues.filter(({ kind, act }) => act !== undefined && isWanted(kind));
  const due = wanted.filter(({ dueAt }) => dueAt <= time);
  for (const { due: each, reason } of refusals.review(due)) log.warn({ ...named(each), reason }, "cannot be called");

  let [called, lastBlock] = [0, 0];
  const batches = batchesOf(
    due.filter((each) => !refusals.holdsBack(each, time)),
    mostPerCall,
  );
  for (let i = 0; i < batches.length; i += AT_ONCE) {
    const calls = batches.slice(i, i + AT_ONCE).map((batch) =>
      callBatch(batch, {
        client,
        sender,
        block,
        onCalled(done, { hash, blockNumber }) {
          called += done.dues.length;
          lastBlock = Math.max(lastBlock, blockNumber);
          const kind = done.dues[0]?.kind;
          log.info({ kind, subjects: done.dues.map(({ subject }) => subject), hash, block: blockNumber }, "called");
        },
        onRefused: (each, reason) => refusals.add(each, reason, time),
      }),
    );
    await allOf(calls);
  }
  const later = wanted.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > time);
  return { called, lastBlock, nextAt: later.length === 0 ? undefined : Math.min(...later) };
}

const named = ({ kind, subject, dueAt }: Due) => ({ kind, subject, dueAt });

/** Waits for all, also where one fails: nothing is called behind the back of the next round. */
async function allOf(calls: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(calls);
  const failed = results.find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}
