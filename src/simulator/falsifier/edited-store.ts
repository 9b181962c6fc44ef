import { DatabaseSync } from "node:sqlite";

export interface StoreEdit {
  /** The bridge's SQLite file. */
  readonly database: string;
  readonly station: number;
  readonly seq: number;
  /** New value as the store keeps it: times 10^scale of the sensor. */
  readonly value: number;
  /** New text. */
  readonly text: string;
}

/**
 * Somebody with access to one gateway's disk changes a reading and, where its text stands there, the raw bytes that it came in.
 * Done before sealing, the other gateways refuse to sign what their own copies do not say. Done after, the reading does not prove
 * against the root on the chain any more. Gives the text that was there.
 */
export function editStoredReading({ database, station, seq, value, text }: StoreEdit): string {
  const db = new DatabaseSync(database, { timeout: 5_000 });
  try {
    db.exec("BEGIN IMMEDIATE");
    const before = db.prepare("SELECT text, frame FROM reading WHERE station = ? AND seq = ?").get(station, seq);
    if (!before) throw new RangeError(`station ${station} has no reading ${seq}`);
    db.prepare("UPDATE reading SET value = ?, text = ? WHERE station = ? AND seq = ?").run(value, text, station, seq);
    const frame = db.prepare("SELECT raw FROM frame WHERE id = ?").get(before.frame as number);
    if (frame) {
      const raw = Buffer.from(frame.raw as Uint8Array).toString("latin1");
      // A function, because the text could hold what a replacement string gives a meaning.
      const forged = raw.replace(before.text as string, () => text);
      db.prepare("UPDATE frame SET raw = ? WHERE id = ?").run(Buffer.from(forged, "latin1"), before.frame as number);
    }
    db.exec("COMMIT");
    return before.text as string;
  } finally {
    db.close();
  }
}
