import { computeError } from "../errors.ts";
import type { Expression, Operand, Predicate, Query } from "../query/query.ts";
import { typeText } from "../values/type.ts";
import type { Parameters } from "./bind-parameters.ts";

/** Every parameter that is given is named by the statement. @throws `QUERY_PARAMETER_INVALID` for one that is not. */
export function requireAsked(query: Query, parameters: Parameters): void {
  const asked = [...parametersOf(query).keys()];
  for (const [field, value] of Object.entries(parameters)) {
    if (asked.includes(field)) continue;
    const expected = "absent";
    throw computeError("QUERY_PARAMETER_INVALID", `${field} should be absent: the statement does not name it`, {
      field,
      value,
      expected,
    });
  }
}

/** The parameters that a query names, and the types of the columns that each is compared to. */
export function parametersOf({ where }: Query): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { operand, type } of where === undefined ? [] : operandsIn(where)) {
    if (!("parameter" in operand)) continue;
    found.set(operand.parameter, [...(found.get(operand.parameter) ?? []), type]);
  }
  return found;
}

interface Compared {
  readonly operand: Operand;
  readonly type: string;
}

function operandsIn(predicate: Predicate): readonly Compared[] {
  switch (predicate.is) {
    case "and":
    case "or":
      return predicate.of.flatMap(operandsIn);
    case "not":
      return operandsIn(predicate.of);
    case "compare":
      return compared(predicate.left, [predicate.right]);
    case "between":
      return compared(predicate.left, [predicate.lower, predicate.upper]);
    case "in":
      return compared(predicate.left, predicate.among);
    case "null":
      return [];
  }
}

const compared = ({ type }: Expression, operands: readonly Operand[]): Compared[] =>
  operands.map((operand) => ({ operand, type: typeText(type) }));
