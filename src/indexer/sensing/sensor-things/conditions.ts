import type { Condition } from "../../store/reader.ts";
import { COMPARISONS, type Comparison, type Expression } from "./expression.ts";
import type { EntityType } from "./model.ts";
import type { ColumnKind } from "../../store/table.ts";
import { isTime, TIMES, type Value } from "./value.ts";

/** What has to hold altogether, each with what the store would be asked instead; undefined where it cannot judge it. */
export interface Part {
  readonly expression: Expression;
  readonly condition: Condition | undefined;
}

const OPERATORS: Readonly<Record<Comparison, Exclude<Condition[1], "in">>> = {
  eq: "=",
  ne: "!=",
  gt: ">",
  ge: ">=",
  lt: "<",
  le: "<=",
};

/** The parts of a filter, all of which have to hold. */
export function partsOf(filter: Expression | undefined, type: EntityType): readonly Part[] {
  if (filter === undefined) return [];
  if (filter.kind === "binary" && filter.operator === "and") {
    return [...partsOf(filter.left, type), ...partsOf(filter.right, type)];
  }
  return [{ expression: filter, condition: conditionOf(filter, type) }];
}

/** Several that have to hold, as one. */
export const allOf = (expressions: readonly Expression[]): Expression | undefined =>
  expressions.reduce<Expression | undefined>(
    (left, right) => (left === undefined ? right : { kind: "binary", operator: "and", left, right }),
    undefined,
  );

function conditionOf(expression: Expression, type: EntityType): Condition | undefined {
  if (expression.kind !== "binary" || expression.left.kind !== "path" || expression.right.kind !== "literal")
    return undefined;
  const operator = COMPARISONS.find((each) => each === expression.operator);
  const { segments } = expression.left;
  const name = columnOf(segments, type);
  const column = name === undefined ? undefined : type.table.columns[name];
  if (operator === undefined || name === undefined || column === undefined) return undefined;
  const isEquality = operator === "eq" || operator === "ne";
  // The two databases order text by its bytes, and know no value that is not nothing from nothing.
  if ((column.kind === "text" && !isEquality) || (column.isNullable && operator === "ne")) return undefined;
  const isOfTime = TIMES.includes(segments.at(-1) ?? "");
  const value = isOfTime ? momentOf(expression.right.value) : storedValue(expression.right.value, column.kind);
  return value === undefined ? undefined : [name, OPERATORS[operator], value];
}

/** The column that has what stands at a path. */
export function columnOf(segments: readonly string[], type: EntityType): string | undefined {
  const path = segments.join("/").replace(/@iot\.id$/, "id");
  return Object.hasOwn(type.columns, path) ? type.columns[path] : undefined;
}

/** A value as the column compares it; undefined where the two are not of one kind. */
function storedValue(value: Value, kind: ColumnKind): unknown {
  if (kind === "text") return typeof value === "string" ? value : undefined;
  return typeof value === "number" && (Number.isSafeInteger(value) || kind === "number") ? value : undefined;
}

const momentOf = (value: Value) =>
  value !== null && isTime(value) && value.from === value.to ? value.from : undefined;
