import type { Reader } from "../../store/reader.ts";
import type { RowOf, Table } from "../../store/table.ts";

const TOGETHER = 500;

/** Rows at places that are known, many with each look into the store. */
export async function* rowsAt<T extends Table>(
  read: Reader,
  table: T,
  places: readonly number[],
): AsyncGenerator<RowOf<T>> {
  for (let at = 0; at < places.length; at += TOGETHER) {
    const where = [["pos", "in", places.slice(at, at + TOGETHER)]] as const;
    yield* await read.select(table, { where, order: ["pos"], limit: TOGETHER });
  }
}
