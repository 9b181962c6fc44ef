import type { ReadingStore, StoredBatch, StoredCosigning, StoredPromise } from "../../model/store.ts";
import { BATCH_COLUMNS, type BatchRow, batchOfRow, batchValues, notWaiting, requireNext } from "../batch-row.ts";
import { type Connection, isUniqueViolation } from "./connection.ts";
import type { Fence } from "./fence.ts";
import { BATCHED_THROUGH } from "./gaps.ts";

type Batches = Pick<
  ReadingStore,
  | "addBatch"
  | "anchorOf"
  | "lastBatch"
  | "unsealed"
  | "batches"
  | "exceeding"
  | "markSigned"
  | "markSealed"
  | "promise"
  | "promises"
  | "cosigned"
>;

const COLUMNS = BATCH_COLUMNS.join(", ");

/** Of the place before place `$2` of station `$1`. */
const LET_GO = `UPDATE promise SET cosigning = NULL WHERE station = $1
  AND first_seq = (SELECT max(first_seq) FROM promise WHERE station = $1 AND first_seq < $2)`;

export function batchesOf({ query, write }: Connection, fence: Fence): Batches {
  const select = async (rest: string, values: readonly unknown[]): Promise<StoredBatch[]> =>
    (await query<BatchRow & object>(`SELECT ${COLUMNS} FROM batch WHERE station = $1 AND ${rest}`, values)).map(
      batchOfRow,
    );
  const holding = async (station: number, seq: number) =>
    (await select("first_seq <= $2 ORDER BY first_seq DESC LIMIT 1", [station, seq]))[0];
  /** Writes to one batch that is there, in a transaction, so that it is durable whatever the server's default is. */
  const update = (station: number, firstSeq: number, rest: string, values: readonly unknown[]) =>
    write(async (client) => {
      await fence(client, station);
      const sql = `UPDATE batch SET ${rest} AND station = $1 AND first_seq = $2`;
      const { rowCount } = await client.query(sql, [station, firstSeq, ...values]);
      if (rowCount !== 1) throw notWaiting(station, firstSeq);
    });
  return {
    addBatch: (stored) =>
      write(async (client) => {
        await fence(client, stored.batch.station);
        const { rows } = await client.query<{ last: number }>(BATCHED_THROUGH, [stored.batch.station]);
        requireNext(stored, rows[0]?.last as number);
        const places = BATCH_COLUMNS.map((_, i) => `$${i + 1}`).join(", ");
        await client.query(`INSERT INTO batch (${COLUMNS}) VALUES (${places})`, batchValues(stored)).catch((error) => {
          // Another worker added one there in between.
          if (isUniqueViolation(error)) requireNext(stored, stored.batch.firstSeq);
          throw error;
        });
      }),
    async anchorOf(station, seq) {
      const found = await holding(station, seq);
      return found && seq < found.batch.firstSeq + found.batch.count ? found : undefined;
    },
    lastBatch: (station) => holding(station, Number.MAX_SAFE_INTEGER),
    unsealed: (station, limit) => select("state <> 'sealed' ORDER BY first_seq LIMIT $2", [station, limit]),
    batches: (station, fromSeq, limit) =>
      select("first_seq >= $2 ORDER BY first_seq LIMIT $3", [station, fromSeq, limit]),
    exceeding: async (station, fromSeq, limit) => {
      const listing = `strpos(batch, '"exceedances":[]') = 0 AND`;
      if (fromSeq !== undefined)
        return select(`${listing} first_seq >= $2 ORDER BY first_seq LIMIT $3`, [station, fromSeq, limit]);
      return (await select(`${listing} true ORDER BY first_seq DESC LIMIT $2`, [station, limit])).reverse();
    },
    markSigned: (station, firstSeq, { epoch, signatures }) =>
      update(station, firstSeq, "state = 'signed', epoch = $3, signatures = $4 WHERE state <> 'sealed'", [
        epoch,
        JSON.stringify(signatures),
      ]),
    markSealed: (station, firstSeq, { transaction, block, gasUsed, sealedAt }) =>
      update(
        station,
        firstSeq,
        "state = 'sealed', tx_hash = $3, block = $4, gas_used = $5, sealed_at = $6 WHERE true",
        [transaction, block, gasUsed, sealedAt],
      ),
    promise: (station, firstSeq, batchHash, cosigning) =>
      write(async (client) => {
        // Whoever signs for another gateway holds no station: the promise alone decides.
        if (cosigning === undefined) await fence(client, station);
        const key = [station, firstSeq];
        const insert =
          "INSERT INTO promise (station, first_seq, batch_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        await client.query(insert, [...key, batchHash]);
        if (cosigning !== undefined) {
          const keep = "UPDATE promise SET cosigning = $4 WHERE station = $1 AND first_seq = $2 AND batch_hash = $3";
          await client.query(keep, [...key, batchHash, JSON.stringify(cosigning)]);
          await client.query(LET_GO, key);
        }
        const sql = "SELECT batch_hash AS hash FROM promise WHERE station = $1 AND first_seq = $2";
        return (await client.query<{ hash: string }>(sql, key)).rows[0]?.hash as string;
      }),
    async cosigned(station, firstSeq) {
      const sql = "SELECT cosigning FROM promise WHERE station = $1 AND first_seq = $2";
      const text = (await query<{ cosigning: string | null }>(sql, [station, firstSeq]))[0]?.cosigning;
      return text ? (JSON.parse(text) as StoredCosigning) : undefined;
    },
    promises: (station, firstSeq, lastSeq) =>
      query<StoredPromise & object>(
        `SELECT first_seq AS "firstSeq", batch_hash AS "batchHash" FROM promise
         WHERE station = $1 AND first_seq BETWEEN $2 AND $3 ORDER BY first_seq`,
        [station, firstSeq, lastSeq],
      ),
  };
}
