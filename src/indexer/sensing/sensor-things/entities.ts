import type { Row } from "../../store/table.ts";
import type { Condition } from "../../store/reader.ts";
import type { Entity, EntityType, Making, Navigation } from "./model.ts";
import { indexerError } from "../../errors.ts";
import { ENTITY_TYPES } from "./types.ts";

/** Rows that one question may look at. */
export const MOST_READ = 100_000;
/** Rows of one look into the store. */
const TOGETHER = 1_000;

/** The entities that one question sees: of one state of the store, and not more than a question may look at. */
export interface Entities {
  readonly making: Making;
  /** Counts rows that are looked at. @throws `INDEX_QUERY_TOO_WIDE`. */
  spend(rows: number): void;
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
  let readRows = 0;
  const known = new Map<string, readonly Entity[]>();
  const made = async (type: EntityType, row: Row): Promise<Entity> => {
    const entity = { type: type.name, id: Number(row[type.id]), row };
    return { ...entity, properties: await type.make(row, making) };
  };
  const spend = (rows: number) => {
    readRows += rows;
    if (readRows <= MOST_READ) return;
    const values = { field: "$filter", most: MOST_READ };
    throw indexerError("INDEX_QUERY_TOO_WIDE", `the question has to look at more than ${MOST_READ} rows`, values);
  };
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
