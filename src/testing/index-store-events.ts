import { ORGANISATION } from "../indexer/members/tables.ts";
import type { StoredEvent } from "../indexer/project/projection.ts";
import { positionOf } from "../indexer/store/kept-tables.ts";
import type { IndexStore } from "../indexer/store/open-store.ts";
import type { Cursor } from "../sdk/core/events/cursor.ts";

/** Of a block, and of whatever else has one. */
export const hash = (block: number) => `0x${block.toString(16).padStart(64, "0")}`;
const ACCOUNT = `0x${"0".repeat(39)}1`;
export const IDENTITY = { chainId: 31_337, genesisHash: hash(0), deploymentHash: "one" };

/** An organisation is admitted in a block. */
export const admitted = (block: number, org: number, name = `Organisation ${org}`): StoredEvent => ({
  pos: positionOf(block, org),
  block,
  log: org,
  time: 1_700_000_000 + block,
  transaction: hash(1_000 + block),
  contract: "Members",
  name: "Admitted",
  args: { org: String(org), name, roles: "0", admin: ACCOUNT },
});

export const cursorAt = (block: number): Cursor => ({ block, logIndex: null, blockHash: hash(block) });

/** Stores events as those of a block. */
export async function commit(store: IndexStore, block: number, ...events: readonly StoredEvent[]): Promise<void> {
  const blocks = [{ number: block, hash: hash(block), time: 1_700_000_000 + block }];
  await store.commit({ events, blocks, cursor: cursorAt(block), after: await store.cursor() });
}

export const organisations = (store: IndexStore) =>
  store.read((read) => read.select(ORGANISATION, { where: [], order: ["pos", "org"], limit: 1_000 }));
