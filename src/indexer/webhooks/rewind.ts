import { indexerError } from "../errors.ts";
import { blockAt, positionOf, WEBHOOK } from "../store/kept-tables.ts";
import type { ReaderStore } from "../store/reader.ts";

/**
 * Has a webhook be brought everything from a block on again. Forward it never goes: what was not acknowledged would be passed over.
 *
 * @throws `INDEX_REWIND_AHEAD`.
 */
export async function rewindWebhook(store: ReaderStore, name: string, block: number): Promise<void> {
  const pos = positionOf(block, 0) - 1;
  const acknowledged = (await store.read((read) => read.get(WEBHOOK, { name })))?.pos ?? -1;
  if (pos > acknowledged) {
    const expected = `at most ${blockAt(acknowledged + 1)}`;
    const message = `${name} has acknowledged what is before block ${blockAt(acknowledged + 1)}: ${block} is ahead of it`;
    throw indexerError("INDEX_REWIND_AHEAD", message, { field: "to", value: block, expected });
  }
  await store.keep(WEBHOOK, [{ name, pos }]);
}
