import { computeError } from "../errors.ts";
import type { Operand, Predicate, Query } from "../query/query.ts";
import type { Parameters } from "./bind-parameters.ts";

/** Every parameter that is given is named by the statement. @throws `QUERY_PARAMETER_INVALID` for one that is not. */
export function requireAsked({ where }: Query, parameters: Parameters): void {
  const asked = (where === undefined ? [] : operandsIn(where)).flatMap((each) =>
    "parameter" in each ? [each.parameter] : [],
  );
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

function operandsIn(predicate: Predicate): readonly Operand[] {
  switch (predicate.is) {
    case "and":
    case "or":
      return predicate.of.flatMap(operandsIn);
    case "not":
      return operandsIn(predicate.of);
    case "compare":
      return [predicate.right];
    case "between":
      return [predicate.lower, predicate.upper];
    case "in":
      return predicate.among;
    case "null":
      return [];
  }
}
