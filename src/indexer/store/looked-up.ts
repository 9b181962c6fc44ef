import type { Condition } from "./reader.ts";
import { indexesOf, type Table } from "./table.ts";

const RANGES: readonly string[] = ["<", "<=", ">", ">=", "in"];

/**
 * The conditions that an index looks up so that every row it comes to is one that is given, in this order: no others are passed over, and none
 * are sorted. Undefined where no index has the order.
 */
export function lookedUp(
  table: Table,
  where: readonly Condition[],
  order: readonly string[],
): readonly Condition[] | undefined {
  let best: readonly Condition[] | undefined;
  for (const columns of indexesOf(table)) {
    const used: Condition[] = [];
    for (const column of columns) {
      const equal = where.find(([name, operator]) => name === column && operator === "=");
      if (equal === undefined) break;
      used.push(equal);
    }
    const [fixed, rest] = [columns.slice(0, used.length), columns.slice(used.length)];
    const isInOrder = order.filter((name) => !fixed.includes(name)).every((name, i) => rest[i] === name);
    if (!isInOrder) continue;
    used.push(...where.filter(([name, operator]) => name === rest[0] && RANGES.includes(operator)));
    if (best === undefined || used.length > best.length) best = used;
  }
  return best;
}
