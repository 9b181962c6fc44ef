import type { ReadingStore, StoredBatch, StoredCosigning, StoredPromise } from "../../model/store.ts";
import { BATCH_COLUMNS, type BatchRow, batchOfRow, batchValues, notWaiting, requireNext } from "../batch-row.ts";
import type { Connection } from "./connection.ts";
import { BATCHED_THROUGH } from "./gaps.ts";

type BatchReads = Pick<
  ReadingStore,
  "anchorOf" | "lastBatch" | "unsealed" | "batches" | "exceeding" | "promises" | "cosigned"
>;
type BatchWrites = Pick<ReadingStore, "addBatch" | "markSigned" | "markSealed" | "promise">;

const COLUMNS = BATCH_COLUMNS.join(", ");

export function batchReads({ prepare, read }: Connection): BatchReads {
  const holding = prepare(
    `SELECT ${COLUMNS} FROM batch WHERE station = ? AND first_seq <= ? ORDER BY first_seq DESC LIMIT 1`,
  );
  const unsealed = prepare(
    `SELECT ${COLUMNS} FROM batch WHERE station = ? AND state <> 'sealed' ORDER BY first_seq LIMIT ?`,
  );
  const from = prepare(`SELECT ${COLUMNS} FROM batch WHERE station = ? AND first_seq >= ? ORDER BY first_seq LIMIT ?`);
  const exceeding = (rest: string) =>
    prepare(`SELECT ${COLUMNS} FROM batch WHERE station = ? AND instr(batch, '"exceedances":[]') = 0 AND ${rest}`);
  const exceedingFrom = exceeding("first_seq >= ? ORDER BY first_seq LIMIT ?");
  const promised = prepare(
    `SELECT first_seq AS firstSeq, batch_hash AS batchHash FROM promise
     WHERE station = ? AND first_seq BETWEEN ? AND ? ORDER BY first_seq`,
  );
  const cosigned = prepare("SELECT cosigning FROM promise WHERE station = ? AND first_seq = ?");
  const exceedingLast = exceeding("first_seq <= ? ORDER BY first_seq DESC LIMIT ?");
  const anchorOf = (station: number, seq: number): StoredBatch | undefined => {
    const row = holding.get(station, seq) as unknown as BatchRow | undefined;
    return row && batchOfRow(row);
  };
  const all = (rows: unknown) => (rows as BatchRow[]).map(batchOfRow);
  return {
    async anchorOf(station, seq) {
      const found = read(() => anchorOf(station, seq));
      return found && seq < found.batch.firstSeq + found.batch.count ? found : undefined;
    },
    lastBatch: async (station) => read(() => anchorOf(station, Number.MAX_SAFE_INTEGER)),
    unsealed: async (station, limit) => read(() => all(unsealed.all(station, limit))),
    batches: async (station, fromSeq, limit) => read(() => all(from.all(station, fromSeq, limit))),
    promises: async (station, firstSeq, lastSeq) =>
      read(() => promised.all(station, firstSeq, lastSeq).map((row) => ({ ...row }) as unknown as StoredPromise)),
    async cosigned(station, firstSeq) {
      const text = read(() => cosigned.get(station, firstSeq)?.cosigning) as string | null | undefined;
      return text ? (JSON.parse(text) as StoredCosigning) : undefined;
    },
    exceeding: async (station, fromSeq, limit) =>
      read(() =>
        fromSeq === undefined
          ? all(exceedingLast.all(station, Number.MAX_SAFE_INTEGER, limit)).reverse()
          : all(exceedingFrom.all(station, fromSeq, limit)),
      ),
  };
}

export function batchWrites({ prepare, write }: Connection): BatchWrites {
  const last = prepare(BATCHED_THROUGH);
  const insert = prepare(`INSERT INTO batch (${COLUMNS}) VALUES (${BATCH_COLUMNS.map(() => "?").join(", ")})`);
  const sign = prepare(
    `UPDATE batch SET state = 'signed', epoch = ?, signatures = ?
     WHERE station = ? AND first_seq = ? AND state <> 'sealed'`,
  );
  const seal = prepare(
    `UPDATE batch SET state = 'sealed', tx_hash = ?, block = ?, gas_used = ?, sealed_at = ?
     WHERE station = ? AND first_seq = ?`,
  );
  const promise = prepare("INSERT OR IGNORE INTO promise (station, first_seq, batch_hash) VALUES (?, ?, ?)");
  const letGo = prepare(
    `UPDATE promise SET cosigning = NULL WHERE station = ?1
       AND first_seq = (SELECT max(first_seq) FROM promise WHERE station = ?1 AND first_seq < ?2)`,
  );
  const keep = prepare("UPDATE promise SET cosigning = ? WHERE station = ? AND first_seq = ? AND batch_hash = ?");
  const promised = prepare("SELECT batch_hash FROM promise WHERE station = ? AND first_seq = ?");
  return {
    async addBatch(stored) {
      write(() => {
        requireNext(stored, last.get(stored.batch.station)?.last as number);
        insert.run(...batchValues(stored));
      });
    },
    async markSigned(station, firstSeq, { epoch, signatures }) {
      write(() => {
        const { changes } = sign.run(epoch, JSON.stringify(signatures), station, firstSeq);
        if (changes !== 1) throw notWaiting(station, firstSeq);
      });
    },
    async markSealed(station, firstSeq, { transaction, block, gasUsed, sealedAt }) {
      write(() => {
        const { changes } = seal.run(transaction, block, gasUsed, sealedAt, station, firstSeq);
        if (changes !== 1) throw notWaiting(station, firstSeq);
      });
    },
    promise: async (station, firstSeq, batchHash, cosigning) =>
      write(() => {
        promise.run(station, firstSeq, batchHash);
        if (cosigning !== undefined) {
          keep.run(JSON.stringify(cosigning), station, firstSeq, batchHash);
          letGo.run(station, firstSeq);
        }
        return promised.get(station, firstSeq)?.batch_hash as string;
      }),
  };
}
