import { type ColumnType, engineType } from "../values/type.ts";
import type { Operand } from "./query.ts";

/** A value of a statement, and its type: that of the column to which it is compared. */
export interface Bind {
  readonly operand: Operand;
  readonly type: ColumnType;
}

export interface Bindings {
  readonly list: readonly Bind[];
  /** The place of a value in a statement. */
  place(operand: Operand, type: ColumnType): string;
}

export function bindings(): Bindings {
  const list: Bind[] = [];
  return {
    list,
    place: (operand, type) => `CAST($${list.push({ operand, type })} AS ${engineType(type)})`,
  };
}
