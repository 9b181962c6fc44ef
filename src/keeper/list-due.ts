import type { Client } from "../sdk/core/client.ts";
import type { BlockTime, DueList, DueSource } from "../sdk/core/due/due.ts";
import { streamEvents } from "../sdk/core/events/stream.ts";
import { requireBlock } from "../sdk/core/require-block.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { openBooks } from "./books.ts";

/** Every clock that runs at the newest block, and everything that is due: for who wants to know once. @throws as `streamEvents`. */
export async function listDue(
  client: Client,
  sources: readonly DueSource[],
): Promise<DueList & { readonly at: BlockTime }> {
  const books = openBooks(client, sources);
  const head = await rpc(() => client.provider.getBlockNumber());
  const at = { block: head, time: (await requireBlock(client.provider, head)).timestamp };
  if (books.contracts.length === 0) return { dues: [], unreadable: [], at };
  for await (const item of streamEvents(client, { contracts: books.contracts })) {
    if (item.type === "event") books.take(item);
    else if (item.cursor.block >= head) {
      const { block } = item.cursor;
      const reached = { block, time: (await requireBlock(client.provider, block)).timestamp };
      return { ...(await books.list(reached)), at: reached };
    }
  }
  throw new RangeError("the stream of events ended by itself");
}
