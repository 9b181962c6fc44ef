import { computeError } from "../errors.ts";
import type { NamedQuery, Parameter } from "../policy/policy.ts";
import type { Bind } from "../query/bindings.ts";
import { cellText } from "../values/cell.ts";
import { parseValue } from "../values/parse-value.ts";
import { typeText } from "../values/type.ts";

export type Parameters = Readonly<Record<string, Parameter>>;

/**
 * The texts that a statement's places are bound to, each cast to its type by the statement.
 *
 * @param named The owner's statement, which says the types of its parameters and what they may be.
 * @throws `QUERY_PARAMETER_INVALID` for a parameter that is missing or not of its type.
 */
export function bindParameters(binds: readonly Bind[], parameters: Parameters, named?: NamedQuery): string[] {
  return binds.map(({ operand, type }) => {
    if ("value" in operand) return cellText(type, operand.value);
    const field = operand.parameter;
    const declared =
      named === undefined
        ? undefined
        : (own(named.parameters ?? {}, field) ?? missing(field, "declared by the policy"));
    if (declared !== undefined && declared.type !== typeText(type))
      missing(field, `of ${typeText(type)} in the policy`);
    const given = own(parameters, field) ?? missing(field, `a value of ${typeText(type)}`);
    if (declared?.values !== undefined && !declared.values.includes(given)) {
      refuse(field, given, `one of ${declared.values.join(", ")}`);
    }
    return cellText(type, parseValue(type, given, field));
  });
}

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const missing = (field: string, expected: string): never => refuse(field, undefined, expected);

function refuse(field: string, value: unknown, expected: string): never {
  throw computeError("QUERY_PARAMETER_INVALID", `${field} should be ${expected}`, { field, value, expected });
}
