import type { AsOf } from "../../sdk/query/ask.ts";
import { indexerError } from "../errors.ts";
import type { IndexerState } from "../follow/state.ts";
import { cursorIn } from "../store/cursor-in.ts";
import { BLOCK, META } from "../store/kept-tables.ts";
import type { Reader } from "../store/reader.ts";

/** Up to where the chain is in what is read. @throws `INDEX_NOT_READY` before anything is stored. */
export async function asOfIn(read: Reader, { head, unreachable }: IndexerState): Promise<AsOf> {
  const cursor = cursorIn((await read.get(META, { name: "cursor" }))?.value);
  const block = cursor && (await read.get(BLOCK, { number: cursor.block }));
  if (block === undefined) throw indexerError("INDEX_NOT_READY", "nothing of the chain is stored yet", { head });
  // Nobody knows what there is beyond, while the node does not say it.
  const lag = head === null || unreachable !== undefined ? null : Math.max(0, head - block.number);
  return { block: block.number, hash: block.hash, time: block.time, lag };
}
