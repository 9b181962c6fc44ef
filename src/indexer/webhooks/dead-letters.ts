import { sdkError } from "../../sdk/core/errors.ts";
import { blockAt, DEAD_LETTER, EVENT, logAt, positionOf } from "../store/kept-tables.ts";
import type { ReaderStore } from "../store/reader.ts";

/** An event that the receiver of a webhook would not take. */
export interface DeadLetter {
  readonly webhook: string;
  /** block:log */
  readonly event: string;
  readonly contract: string;
  readonly name: string;
  readonly transaction: string;
  /** What the receiver answered last. */
  readonly reason: string;
  /** When it was put aside, in seconds since 1970. */
  readonly at: number;
}

/** Those that are listed at once. */
const MOST = 1_000;

/** What was put aside, in the order of the chain. @param webhook By its name. @default all of them */
export function listDeadLetters(store: ReaderStore, webhook?: string): Promise<DeadLetter[]> {
  return store.read(async (read) => {
    const where = webhook === undefined ? [] : ([["name", "=", webhook]] as const);
    const letters: DeadLetter[] = [];
    for (const letter of await read.select(DEAD_LETTER, { where: [...where], order: ["name", "pos"], limit: MOST })) {
      const { name, pos, reason, at } = letter;
      const found = await read.get(EVENT, { pos });
      if (found === undefined) continue; // of contracts that are followed no more
      const { contract, name: event, transaction } = found;
      letters.push({
        webhook: name,
        event: `${blockAt(pos)}:${logAt(pos)}`,
        contract,
        name: event,
        transaction,
        reason,
        at,
      });
    }
    return letters;
  });
}

/** Forgets one: somebody saw to it. @param event block:log @throws `NOT_FOUND`. */
export async function dropDeadLetter(store: ReaderStore, webhook: string, event: string): Promise<void> {
  const [, block, log] = /^(\d{1,9}):(\d{1,6})$/.exec(event) ?? [];
  const pos = positionOf(Number(block), Number(log));
  const many =
    block === undefined
      ? 0
      : await store.remove(DEAD_LETTER, [
          ["name", "=", webhook],
          ["pos", "=", pos],
        ]);
  if (many === 0)
    throw sdkError("NOT_FOUND", `${webhook} has no event ${event} that was put aside`, { webhook, event });
}
