import type { TableColumn } from "../engine/protocol.ts";
import type { Policy } from "../policy/policy.ts";
import { type Column, isAggregate, type Predicate, type Query } from "../query/query.ts";
import { engineType, parseType } from "../values/type.ts";

/** The columns of each table that a query needs. Nothing else of a table gets into the engine. */
export function columnsUsed(policy: Policy, query: Query): Map<string, TableColumn[]> {
  const used = [
    ...query.keys,
    ...query.outputs.flatMap(({ of }) => (isAggregate(of) ? (of.column ?? []) : of)),
    ...query.from.flatMap(({ on }) => (on === undefined ? [] : [on.many, on.one])),
    ...(query.where === undefined ? [] : columnsIn(query.where)),
  ];
  return new Map(
    query.from.map(({ table, alias }) => {
      const { subject, columns } = policy.tables[table] as Policy["tables"][string];
      const own = used.filter((column) => column.alias === alias).map(({ column }) => column);
      const names = new Set(typeof subject === "object" ? [subject.column, ...own] : own);
      // Rows are counted even where no value of theirs is looked at.
      if (names.size === 0) names.add(Object.keys(columns)[0] as string);
      return [table, [...names].map((name) => tableColumn(policy, table, name))];
    }),
  );
}

function tableColumn(policy: Policy, table: string, name: string): TableColumn {
  const column = policy.tables[table]?.columns[name];
  if (column === undefined) throw new Error(`no column ${table}.${name}`); // the query was read against this policy
  return {
    name,
    type: engineType(parseType(column.type)),
    nullable: column.nullable === true,
    unique: policy.joins?.some(({ one }) => one === `${table}.${name}`) === true,
  };
}

function columnsIn(predicate: Predicate): Column[] {
  switch (predicate.is) {
    case "and":
    case "or":
      return predicate.of.flatMap(columnsIn);
    case "not":
      return columnsIn(predicate.of);
    default:
      return [predicate.left];
  }
}
