import { setImmediate } from "node:timers/promises";
import type { Row } from "../../store/table.ts";
import type { Condition } from "../../store/reader.ts";
import type { Entity, EntityType, Making, Navigation } from "./model.ts";
import { indexerError } from "../../errors.ts";
import { ENTITY_TYPES } from "./types.ts";

/** Rows that one question may look at. */
export const MOST_READ = 100_000;
/** Rows that are counted for one question. */
const MOST_COUNTED = 1_000_000;
/** Parts of expressions that are worked out for one question, and until whoever asks something else is heard. */
const [MOST_WORKED_OUT, AT_A_STRETCH] = [500_000, 1_000];
/** Rows of one look into the store. */
const TOGETHER = 1_000;

/** The entities that one question sees: of one state of the store, and not more than a question may look at. */
export interface Entities {
  readonly making: Making;
  /** Counts rows that are looked at. @throws `INDEX_QUERY_TOO_WIDE`. */
  spend(rows: number): void;
  /** Counts a part of an expression that is worked out. @throws `INDEX_QUERY_TOO_WIDE`. */
  workOut(): Promise<void>;
  /** How many there are. @throws `INDEX_QUERY_TOO_WIDE`. */
  count(type: EntityType, where: readonly Condition[]): Promise<number>;
  one(type: EntityType, where: readonly Condition[]): Promise<Entity | undefined>;
  /** All that fulfil the conditions, in the order of columns. @throws `INDEX_QUERY_TOO_WIDE`. */
  each(type: EntityType, ordered: Ordered): AsyncGenerator<Entity>;
  /** All that a relation leads to. */
  related(entity: Entity, navigation: Navigation): Promise<readonly Entity[]>;
}

export interface Ordered {
  readonly where: readonly Condition[];
  readonly order: readonly string[];
  readonly isReversed: boolean;
  readonly after?: readonly unknown[];
  /** How many are wanted, where that is known: no more are read at once. */
  readonly limit?: number;
}

export function entitiesOf(making: Making): Entities {
  const { read } = making;
  let [readRows, counted, workedOut] = [0, 0, 0];
  const counts = new Map<string, number>();
  const known = new Map<string, readonly Entity[]>();
  const made = async (type: EntityType, row: Row): Promise<Entity> => {
    const entity = { type: type.name, id: Number(row[type.id]), row };
    return { ...entity, properties: await type.make(row, making) };
  };
  const spend = (rows: number) => {
    readRows += rows;
    if (readRows <= MOST_READ) return;
    throw tooWide("$filter", MOST_READ, `the question has to look at more than ${MOST_READ} rows`);
  };
  const tooWide = (field: string, most: number, message: string) =>
    indexerError("INDEX_QUERY_TOO_WIDE", message, { field, most });
  async function* each(type: EntityType, { where, order, isReversed, after, limit }: Ordered): AsyncGenerator<Entity> {
    let place = after;
    const together = Math.min(TOGETHER, limit ?? TOGETHER);
    for (;;) {
      const from = place === undefined ? {} : { after: place };
      const rows: readonly Row[] = await read.select(type.table, {
        where,
        order,
        isReversed,
        ...from,
        limit: together,
      });
      spend(rows.length);
      for (const row of rows) yield await made(type, row);
      const last = rows.at(-1);
      if (last === undefined || rows.length < together) return;
      place = order.map((name) => last[name]);
    }
  }
  return {
    making,
    spend,
    async workOut() {
      if (++workedOut % AT_A_STRETCH === 0) await setImmediate();
      if (workedOut <= MOST_WORKED_OUT) return;
      const message = `the question has to work out more than ${MOST_WORKED_OUT} parts of expressions`;
      throw tooWide("$filter", MOST_WORKED_OUT, message);
    },
    async count(type, where) {
      const key = `${type.name} ${JSON.stringify(where)}`;
      const before = counts.get(key);
      if (before !== undefined) return before;
      const count = await read.count(type.table, where, MOST_COUNTED - counted + 1);
      counted += count;
      if (counted > MOST_COUNTED) throw tooWide("$count", MOST_COUNTED, `there are more than ${MOST_COUNTED} of them`);
      counts.set(key, count);
      return count;
    },
    async one(type, where) {
      const [row] = await read.select(type.table, { where, order: [type.id], limit: 1 });
      spend(1);
      return row === undefined ? undefined : made(type, row as Row);
    },
    each,
    async related(entity, navigation) {
      const type = ENTITY_TYPES[navigation.type];
      const where = navigation.where(entity);
      const key = `${type.name} ${JSON.stringify(where)}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const found: Entity[] = [];
      for await (const one of each(type, { where, order: [type.id], isReversed: false })) found.push(one);
      known.set(key, found);
      return found;
    },
  };
}
