import type { Engine } from "../engine/open-engine.ts";
import { computeError } from "../errors.ts";
import type { NamedQuery, Policy } from "../policy/policy.ts";
import { readQuery } from "../query/read-query.ts";
import { parseValue } from "../values/parse-value.ts";
import { parseType } from "../values/type.ts";
import { parametersOf } from "./parameters-asked.ts";

/**
 * Reads the owner's own statements as those of others are read, so that what is wrong with one is found when the policy is taken on, not
 * when somebody asks.
 *
 * @throws `QUERY_POLICY_INVALID` with `values.key`, a JSON pointer.
 */
export async function checkQueries(policy: Policy, engine: Pick<Engine, "parse">): Promise<void> {
  for (const [name, named] of Object.entries(policy.queries ?? {})) {
    const tree = await engine.parse(named.sql);
    const key = `/queries/${name}`;
    try {
      requireParameters(named, parametersOf(readQuery(policy, tree)), key);
    } catch (error) {
      if (!(error instanceof Error) || ("code" in error && error.code === "QUERY_POLICY_INVALID")) throw error;
      throw invalid(`${key}/sql`, named.sql, error.message, error);
    }
  }
}

function requireParameters(named: NamedQuery, asked: ReadonlyMap<string, readonly string[]>, key: string): void {
  const declared = named.parameters ?? {};
  for (const [name, types] of asked) {
    const at = `${key}/parameters/${name}`;
    if (!Object.hasOwn(declared, name)) throw invalid(at, undefined, "is missing, and the statement names it");
    const other = types.find((type) => type !== declared[name]?.type);
    if (other !== undefined) throw invalid(`${at}/type`, declared[name]?.type, `is compared to a column of ${other}`);
  }
  for (const [name, { type, values = [] }] of Object.entries(declared)) {
    const at = `${key}/parameters/${name}`;
    if (!asked.has(name)) throw invalid(at, declared[name], "is not named by the statement");
    for (const [index, value] of values.entries()) {
      try {
        parseValue(parseType(type), value, name);
      } catch (error) {
        throw invalid(`${at}/values/${index}`, value, `is not of ${type}`, error);
      }
    }
  }
}

function invalid(key: string, value: unknown, reason: string, cause?: unknown) {
  return computeError("QUERY_POLICY_INVALID", `${key} ${reason}`, { key, value, reason }, cause);
}
