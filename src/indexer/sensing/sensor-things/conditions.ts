import type { Condition } from "../../store/reader.ts";
import { COMPARISONS, type Comparison, type Expression } from "./expression.ts";
import type { EntityType } from "./model.ts";
import { isTime, type Value } from "./value.ts";

/** A filter as far as the store can judge it, and what is left of it. */
export interface Split {
  readonly where: readonly Condition[];
  readonly rest: Expression | undefined;
}

const OPERATORS: Readonly<Record<Comparison, Condition[1]>> = {
  eq: "=",
  ne: "!=",
  gt: ">",
  ge: ">=",
  lt: "<",
  le: "<=",
};

/** Splits a filter: of what has to hold altogether, comparisons of a column with a value are the store's. */
export function splitFilter(filter: Expression | undefined, type: EntityType): Split {
  if (filter === undefined) return { where: [], rest: undefined };
  if (filter.kind === "binary" && filter.operator === "and") {
    const [left, right] = [splitFilter(filter.left, type), splitFilter(filter.right, type)];
    const rests = [left.rest, right.rest].filter((rest) => rest !== undefined);
    const rest = rests.length === 2 ? ({ ...filter, left: rests[0], right: rests[1] } as Expression) : rests[0];
    return { where: [...left.where, ...right.where], rest };
  }
  const condition = conditionOf(filter, type);
  return condition === undefined ? { where: [], rest: filter } : { where: [condition], rest: undefined };
}

function conditionOf(expression: Expression, type: EntityType): Condition | undefined {
  if (expression.kind !== "binary" || expression.left.kind !== "path" || expression.right.kind !== "literal")
    return undefined;
  const operator = COMPARISONS.find((each) => each === expression.operator);
  const column = columnOf(expression.left.segments, type);
  if (operator === undefined || column === undefined) return undefined;
  const value = storedValue(expression.right.value, type.table.columns[column]?.kind);
  return value === undefined ? undefined : [column, OPERATORS[operator], value];
}

/** The column that has what stands at a path. */
export function columnOf(segments: readonly string[], type: EntityType): string | undefined {
  const path = segments.join("/").replace(/@iot\.id$/, "id");
  return Object.hasOwn(type.columns, path) ? type.columns[path] : undefined;
}

/** A value as the column compares it; undefined where the two are not of one kind. */
function storedValue(value: Value, kind: string | undefined): unknown {
  if (kind === "text") return typeof value === "string" ? value : undefined;
  if (typeof value === "number") return Number.isSafeInteger(value) || kind === "number" ? value : undefined;
  return value !== null && isTime(value) && value.from === value.to ? value.from : undefined;
}
