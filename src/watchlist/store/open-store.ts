import { DatabaseSync } from "node:sqlite";
import { transaction } from "../../lib/sqlite-transaction.ts";
import type { Cursor } from "../../sdk/core/events/cursor.ts";
import { chainReceipts } from "../../sdk/watchlist/model/receipt.ts";
import { serviceError } from "../errors.ts";
import { entriesOf } from "./entries.ts";
import { SCHEMA } from "./schema.ts";
import type { QueryQuota, RecordedQuery, StoredCount, StoredRoot, WatchlistStore } from "./store.ts";

export interface OpenStoreParameters {
  readonly path: string;
  readonly list: string;
  /** Of the chain that the list is on. */
  readonly genesisHash: string;
  readonly quota: QueryQuota;
}

/** Opens the store in a file, durable against power loss. @throws `WATCHLIST_STORE_FOREIGN`. */
export function openStore({ path, list, genesisHash, quota }: OpenStoreParameters): WatchlistStore {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  try {
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    db.exec(SCHEMA);
    requireOwn(db, `${genesisHash} ${list}`);
  } catch (error) {
    db.close();
    throw error;
  }
  const meta = db.prepare("SELECT value FROM meta WHERE name = ?");
  const setMeta = db.prepare("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
  const saveReport = db.prepare("INSERT OR REPLACE INTO report VALUES (?, ?, ?, ?, ?, 0)");
  const dropReport = db.prepare("DELETE FROM report WHERE epoch = ? AND tag = ? AND organisation = ?");
  const contest = db.prepare("UPDATE report SET contested = ? WHERE epoch = ? AND tag = ? AND organisation = ?");
  const saveRoot = db.prepare("INSERT OR REPLACE INTO root VALUES (?, ?, ?, ?, ?, ?, ?)");
  const dropRoots = db.prepare("DELETE FROM root WHERE epoch = ? AND number < ?");
  const root = db.prepare("SELECT * FROM root WHERE epoch = ? AND number = ?");
  const rootHash = db.prepare("SELECT root FROM root WHERE epoch = ? AND number = ?");
  const count = db.prepare("SELECT * FROM query_count WHERE organisation = ?");
  const counts = db.prepare("SELECT * FROM query_count ORDER BY organisation");
  const saveCount = db.prepare("INSERT OR REPLACE INTO query_count VALUES (?, ?, ?, ?, ?, ?)");
  const used = db.prepare("SELECT coalesce(sum(asked), 0) AS used FROM query WHERE organisation = ? AND at > ?");
  const saveQuery = db.prepare("INSERT INTO query (organisation, at, asked) VALUES (?, ?, ?)");
  const open = db.prepare("SELECT receipt FROM receipt WHERE organisation = ? AND counted = 0 ORDER BY id");
  const countReceipts = db.prepare("UPDATE receipt SET counted = 1 WHERE organisation = ? AND counted = 0");
  const saveReceipt = db.prepare(
    "INSERT INTO receipt (organisation, receipt, at, counted) VALUES (?, ?, ?, 0) ON CONFLICT DO NOTHING",
  );
  const receiptCount = db.prepare("SELECT count(*) AS n FROM receipt WHERE organisation = ?");

  const countOf = (organisation: number) => {
    const row = count.get(organisation);
    return row === undefined ? undefined : countIn(row, list);
  };
  const receiptsOf = (organisation: number) => open.all(organisation).map(({ receipt }) => String(receipt));

  function requireNext({ count: next, asked, at }: RecordedQuery): void {
    const { organisation, account } = next;
    const before = countOf(organisation);
    const expected = {
      total: (before?.total ?? 0) + asked,
      receipts: chainReceipts(before?.receipts, receiptsOf(organisation)),
    };
    for (const field of ["total", "receipts"] as const) {
      if (next[field] === expected[field]) continue;
      const values = { field: `count.${field}`, value: next[field], expected: expected[field], organisation };
      throw serviceError("QUERY_COUNT_WRONG", `count.${field} should be ${expected[field]}`, values);
    }
    const spent = Number(used.get(organisation, at - quota.span)?.used);
    if (spent + asked <= quota.queries) return;
    const values = { field: "blinded", value: asked, organisation, account, used: spent, limit: quota.queries };
    const message = `organisation ${organisation} made ${spent} queries of ${quota.queries}, and asks for ${asked} more`;
    throw serviceError("QUERY_QUOTA_EXCEEDED", message, values);
  }

  return {
    cursor() {
      const value = meta.get("cursor")?.value;
      return value === undefined ? undefined : (JSON.parse(String(value)) as Cursor);
    },
    apply(changes, cursor) {
      transaction(db, () => {
        for (const change of changes) {
          const { type, epoch, tag, organisation } = change;
          if (type === "reported") saveReport.run(epoch, tag, organisation, change.reason, change.until);
          else if (type === "ended") dropReport.run(epoch, tag, organisation);
          else contest.run(type === "contested" ? 1 : 0, epoch, tag, organisation);
        }
        setMeta.run("cursor", JSON.stringify(cursor));
      });
    },
    entriesAt: (epoch, at) => entriesOf(db, epoch, at),
    saveRoot({ epoch, number, root, bits, entries, asOf, packed }) {
      transaction(db, () => {
        saveRoot.run(epoch, number, root, bits, entries, asOf, packed);
        dropRoots.run(epoch, number - 1);
      });
    },
    root(epoch, number) {
      const row = root.get(epoch, number);
      return row === undefined ? undefined : rootIn(row);
    },
    rootHash: (epoch, number) => rootHash.get(epoch, number)?.root as string | undefined,
    countOf,
    counts: () => counts.all().map((row) => countIn(row, list)),
    receiptsOf,
    record(query) {
      transaction(db, () => {
        requireNext(query);
        const { organisation, total, receipts, deadline, account, signature } = query.count;
        saveCount.run(organisation, total, receipts, deadline, account, signature);
        saveQuery.run(organisation, query.at, query.asked);
        countReceipts.run(organisation);
      });
    },
    addReceipts(organisation, receipts, at) {
      transaction(db, () => {
        for (const receipt of receipts) saveReceipt.run(organisation, receipt, at);
        const [there, most] = [Number(receiptCount.get(organisation)?.n), countOf(organisation)?.total ?? 0];
        if (there <= most) return;
        const values = { field: "receipts", value: receipts.length, organisation, limit: most };
        throw serviceError("RECEIPTS_TOO_MANY", `organisation ${organisation} made ${most} queries`, values);
      });
    },
    close: () => db.close(),
  };
}

type Row = Record<string, unknown>;

const countIn = (row: Row, list: string): StoredCount => ({
  list,
  organisation: Number(row.organisation),
  total: Number(row.total),
  receipts: String(row.receipts),
  deadline: BigInt(row.deadline as number),
  account: String(row.account),
  signature: String(row.signature),
});

const rootIn = (row: Row): StoredRoot => ({
  epoch: Number(row.epoch),
  number: Number(row.number),
  root: String(row.root),
  bits: Number(row.bits),
  entries: Number(row.entries),
  asOf: BigInt(row.as_of as number),
  packed: row.packed as Uint8Array,
});

function requireOwn(db: DatabaseSync, place: string): void {
  db.prepare("INSERT INTO meta VALUES ('place', ?) ON CONFLICT DO NOTHING").run(place);
  const known = db.prepare("SELECT value FROM meta WHERE name = 'place'").get()?.value;
  if (known === place) return;
  const values = { field: "store", value: known, expected: place };
  throw serviceError("WATCHLIST_STORE_FOREIGN", "the store is that of another list", values);
}
