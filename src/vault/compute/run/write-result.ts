import type { Column } from "../../../sdk/data/model/content/schema.ts";
import type { ResultDocument } from "../../../sdk/data/model/result-document.ts";
import { isAggregate, type Query } from "../query/query.ts";
import { resultType } from "../query/render.ts";
import { cellText } from "../values/cell.ts";
import type { Found } from "./run-groups.ts";

const typesOf = ({ outputs }: Query) => outputs.map(({ of }) => (isAggregate(of) ? resultType(of) : of.type));

export function columnsOfResult(query: Query): Column[] {
  return typesOf(query).map((type, index): Column => {
    const name = query.outputs[index]?.name as string;
    return type.name === "decimal" ? { name, type: "decimal", scale: type.scale } : { name, type: type.name };
  });
}

export function rowsOfResult(query: Query, found: readonly Found[]): ResultDocument["rows"] {
  const types = typesOf(query);
  return found.map(({ row }) =>
    row.map((cell, index) => {
      if (cell === null || typeof cell === "boolean") return cell;
      return cellText(types[index] as (typeof types)[number], cell);
    }),
  );
}
