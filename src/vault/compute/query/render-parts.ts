import type { Bindings } from "./bindings.ts";
import type { Column, Predicate, Query } from "./query.ts";

const placeIn =
  ({ from }: Query) =>
  (column: Column) =>
    `t${from.findIndex(({ alias }) => alias === column.alias)}."${column.column}"`;

/** FROM, each table under the name t0, t1, ... With LEFT joins, rows stay that have no partner, for `renderMatched` to tell. */
export function renderFrom(query: Query, join: "JOIN" | "LEFT JOIN"): string {
  const place = placeIn(query);
  return query.from
    .map(({ table, on }, index) => {
      const source = `"${table}" AS t${index}`;
      return on === undefined ? source : ` ${join} ${source} ON ${place(on.many)} = ${place(on.one)}`;
    })
    .join("");
}

/** Whether a row has a partner in each table that is joined: the column that it is joined by is never empty. */
export function renderMatched(query: Query): string[] {
  return query.from.flatMap(({ on }) => (on === undefined ? [] : [`${placeIn(query)(on.one)} IS NOT NULL`]));
}

export function renderPredicate(query: Query, predicate: Predicate, binds: Bindings): string {
  const place = placeIn(query);

  function render(each: Predicate): string {
    switch (each.is) {
      case "and":
      case "or":
        return `(${each.of.map(render).join(each.is === "and" ? " AND " : " OR ")})`;
      case "not":
        return `(NOT ${render(each.of)})`;
      case "compare":
        return `(${place(each.left)} ${each.by} ${binds.place(each.right, each.left.type)})`;
      case "between": {
        const { type } = each.left;
        return `(${place(each.left)} BETWEEN ${binds.place(each.lower, type)} AND ${binds.place(each.upper, type)})`;
      }
      case "in":
        return `(${place(each.left)} IN (${each.among.map((one) => binds.place(one, each.left.type)).join(", ")}))`;
      case "null":
        return `(${place(each.left)} IS NULL)`;
    }
  }

  return render(predicate);
}
