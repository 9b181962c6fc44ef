import type { Batch, GatewaySignature } from "../../sdk/sensing/model/batch.ts";
import { bridgeError } from "../model/errors.ts";
import type { BatchState, StoredBatch } from "../model/store.ts";

/** A batch as a row: what is looked up by has columns, the rest is JSON. */
export interface BatchRow {
  readonly station: number;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly state: BatchState;
  readonly batch: string;
  readonly verdicts: Uint8Array;
  readonly upstream_through: number;
  readonly rejects_through: number;
  readonly closed_at: number;
  readonly epoch: number | null;
  readonly signatures: string | null;
  readonly tx_hash: string | null;
  readonly block: number | null;
  readonly gas_used: number | null;
  readonly sealed_at: number | null;
}

export const BATCH_COLUMNS = [
  "station",
  "first_seq",
  "last_seq",
  "state",
  "batch",
  "verdicts",
  "upstream_through",
  "rejects_through",
  "closed_at",
  "epoch",
  "signatures",
  "tx_hash",
  "block",
  "gas_used",
  "sealed_at",
] as const satisfies readonly (keyof BatchRow)[];

/** In the order of `BATCH_COLUMNS`. */
export function batchValues(stored: StoredBatch): (string | number | Uint8Array | null)[] {
  const { batch } = stored;
  return [
    batch.station,
    batch.firstSeq,
    batch.firstSeq + batch.count - 1,
    stored.state,
    JSON.stringify(batch),
    stored.verdicts,
    stored.upstreamThrough,
    stored.rejectsThrough,
    stored.closedAt,
    stored.epoch ?? null,
    stored.signatures ? JSON.stringify(stored.signatures) : null,
    stored.transaction ?? null,
    stored.block ?? null,
    stored.gasUsed ?? null,
    stored.sealedAt ?? null,
  ];
}

export function batchOfRow(row: BatchRow): StoredBatch {
  return {
    batch: JSON.parse(row.batch) as Batch,
    state: row.state,
    verdicts: new Uint8Array(row.verdicts),
    upstreamThrough: row.upstream_through,
    rejectsThrough: row.rejects_through,
    closedAt: row.closed_at,
    ...(row.epoch !== null && { epoch: row.epoch }),
    ...(row.signatures !== null && { signatures: JSON.parse(row.signatures) as GatewaySignature[] }),
    ...(row.tx_hash !== null && { transaction: row.tx_hash }),
    ...(row.block !== null && { block: row.block }),
    ...(row.gas_used !== null && { gasUsed: row.gas_used }),
    ...(row.sealed_at !== null && { sealedAt: row.sealed_at }),
  };
}

/** Refuses a batch that leaves readings out or takes some twice. `last` is where the batch or gap before it ends, 0 without one. */
export function requireNext({ batch }: StoredBatch, last: number): void {
  const { station, firstSeq, count } = batch;
  if (firstSeq === last + 1 && count >= 1) return;
  throw bridgeError("BATCH_NOT_NEXT", `batch ${firstSeq} of station ${station} does not begin after reading ${last}`, {
    station,
    firstSeq,
    count,
    last,
  });
}

export function notWaiting(station: number, firstSeq: number): Error {
  return bridgeError("BATCH_NOT_WAITING", `station ${station} has no batch at ${firstSeq} that waits for this`, {
    station,
    firstSeq,
  });
}
