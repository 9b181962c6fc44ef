import { lookedUp } from "../store/looked-up.ts";
import type { Condition, Reader } from "../store/reader.ts";
import { type Row, type Table, toStored } from "../store/table.ts";

export interface Look {
  readonly where: readonly Condition[];
  readonly order: readonly string[];
  readonly isReversed: boolean;
  readonly after?: readonly unknown[];
  /** Rows that are wanted. */
  readonly limit: number;
}

export interface LookedThrough {
  readonly rows: readonly Row[];
  /** The last row that was looked at, where there may be more that fulfil all and no more are looked at now. */
  readonly stoppedAt: Row | undefined;
}

/** Rows that are passed over for one page, and that are looked at together. */
const MOST_PASSED = 5_000;
const TOGETHER = 500;

/**
 * The next rows that fulfil all conditions. What no index looks up together with the rest is judged row by row, and not for longer than a page
 * may take: then the page ends there, with as many rows as were found.
 */
export async function lookThrough(read: Reader, table: Table, look: Look): Promise<LookedThrough> {
  const { where, limit, ...place } = look;
  const used = lookedUp(table, where, look.order) ?? where;
  const rest = where.filter((each) => !used.includes(each));
  if (rest.length === 0) {
    return { rows: (await read.select(table, look)) as readonly Row[], stoppedAt: undefined };
  }
  const rows: Row[] = [];
  let { after } = place;
  for (let passed = 0; ; ) {
    const from = after === undefined ? {} : { after };
    const seen: readonly Row[] = await read.select(table, { ...place, ...from, where: used, limit: TOGETHER });
    for (const row of seen) {
      if (rest.every((condition) => fulfils(table, row, condition))) rows.push(row);
      if (rows.length === limit) return { rows, stoppedAt: undefined };
    }
    const last = seen.at(-1);
    if (last === undefined || seen.length < TOGETHER) return { rows, stoppedAt: undefined };
    passed += seen.length;
    if (passed >= MOST_PASSED) return { rows, stoppedAt: last };
    after = look.order.map((name) => last[name]);
  }
}

/** Lines that are counted: as many, or more. */
export const MOST_COUNTED = 10_000;

/** How many rows fulfil all conditions, `MOST_COUNTED` at most; null where they are judged row by row, and there are more than a page looks at. */
export async function countThrough(
  read: Reader,
  table: Table,
  { where, order }: Pick<Look, "where" | "order">,
): Promise<number | null> {
  const used = lookedUp(table, where, order) ?? where;
  if (used.length === where.length) return read.count(table, where, MOST_COUNTED);
  const { rows, stoppedAt } = await lookThrough(read, table, { where, order, isReversed: false, limit: MOST_COUNTED });
  return stoppedAt === undefined ? rows.length : null;
}

/** As the database judges it: of what is nothing, only that it is nothing. */
function fulfils({ columns }: Table, row: Row, [name, operator, value]: Condition): boolean {
  const column = columns[name];
  if (column === undefined) throw new RangeError(`there is no column ${name}`);
  const has = toStored(column, row[name]) as string | number | null;
  if (operator === "in") return value.some((each) => toStored(column, each) === has);
  const wanted = toStored(column, value) as string | number | null;
  if (wanted === null) return (has === null) === (operator === "=");
  if (has === null) return false;
  switch (operator) {
    case "=":
      return has === wanted;
    case "!=":
      return has !== wanted;
    case "<":
      return has < wanted;
    case "<=":
      return has <= wanted;
    case ">":
      return has > wanted;
    case ">=":
      return has >= wanted;
  }
}
