import type { Cursor } from "../../sdk/core/events/cursor.ts";
import type { WatchlistEntry } from "../../sdk/watchlist/model/entry.ts";
import type { QueryCountMessage } from "../../sdk/watchlist/model/messages.ts";

/** A report that nothing has ended, as the chain told of it. */
export interface StoredReport {
  readonly epoch: number;
  readonly tag: string;
  readonly organisation: number;
  readonly reason: number;
  readonly until: bigint;
  readonly contested: boolean;
}

/** A change of one report. */
export type ReportChange =
  | ({ readonly type: "reported" } & StoredReport)
  | {
      readonly type: "ended" | "contested" | "dismissed";
      readonly epoch: number;
      readonly tag: string;
      readonly organisation: number;
    };

/** A root, with the words of its entries side by side. */
export interface StoredRoot {
  readonly epoch: number;
  readonly number: number;
  readonly root: string;
  readonly bits: number;
  readonly entries: number;
  readonly asOf: bigint;
  readonly packed: Uint8Array;
}

/** An organisation's last count, with its signature. */
export interface StoredCount extends QueryCountMessage {
  readonly account: string;
  readonly signature: string;
}

/** What a query is recorded with, before its answer leaves. */
export interface RecordedQuery {
  readonly count: StoredCount;
  /** Subjects asked for. */
  readonly asked: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a watchlist service keeps: nothing of a subject, as none comes in. */
export interface WatchlistStore {
  cursor(): Cursor | undefined;
  /** Changes in the order of the chain, with the place after them: all of it, or nothing. */
  apply(changes: readonly ReportChange[], cursor: Cursor): void;
  /** What is in force at a second, by tags. */
  entriesAt(epoch: number, at: bigint): Iterable<WatchlistEntry>;
  /** Replaces a root of the same number; the one before it is kept, those before that are not. */
  saveRoot(root: StoredRoot): void;
  root(epoch: number, number: number): StoredRoot | undefined;
  /** Only its hash. */
  rootHash(epoch: number, number: number): string | undefined;
  countOf(organisation: number): StoredCount | undefined;
  counts(): readonly StoredCount[];
  /** Receipts that the next count has to be about. */
  receiptsOf(organisation: number): readonly string[];
  /** @throws `QUERY_COUNT_WRONG`, `QUERY_QUOTA_EXCEEDED`: nothing is recorded then. */
  record(query: RecordedQuery): void;
  /** Receipts of an organisation; one that is there already is not there twice. @throws `RECEIPTS_TOO_MANY`. */
  addReceipts(organisation: number, receipts: readonly string[], at: number): void;
  close(): void;
}

/** Queries that an organisation may make within a span of time. */
export interface QueryQuota {
  readonly queries: number;
  /** Milliseconds. */
  readonly span: number;
}
