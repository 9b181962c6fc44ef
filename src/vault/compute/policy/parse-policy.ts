import { Ajv } from "ajv";
import { computeError } from "../errors.ts";
import { parseType } from "../values/type.ts";
import type { ColumnPolicy, Policy, TablePolicy } from "./policy.ts";
import { POLICY_SCHEMA } from "./schema.ts";

const validate = new Ajv({ allErrors: false, verbose: true, allowUnionTypes: true }).compile<Policy>(POLICY_SCHEMA);

/**
 * Takes a policy from JSON that an owner wrote.
 *
 * @throws `QUERY_POLICY_INVALID` with `values.key`, a JSON pointer, and `values.value`, what is there.
 *
 * @example
 * import { parsePolicy } from "./parse-policy.ts";
 *
 * const policy = parsePolicy(JSON.parse(text));
 */
export function parsePolicy(json: unknown): Policy {
  if (!validate(json)) {
    const [error] = validate.errors ?? [];
    const name = error?.params.missingProperty ?? error?.params.additionalProperty ?? error?.params.propertyName;
    const key = (error?.instancePath ?? "") + (name === undefined ? "" : `/${name}`);
    throw invalid(key, name === undefined ? error?.data : undefined, error?.message ?? "is invalid");
  }
  for (const [name, table] of Object.entries(json.tables)) requireTable(table, json, `/tables/${name}`);
  for (const [index, join] of (json.joins ?? []).entries()) {
    const [many, one] = [
      sideOf(json, join.many, `/joins/${index}/many`),
      sideOf(json, join.one, `/joins/${index}/one`),
    ];
    if (many.type !== one.type) throw invalid(`/joins/${index}`, join, `joins ${many.type} with ${one.type}`);
    if (one.nullable) throw invalid(`/joins/${index}/one`, join.one, "is a column that may be empty");
    if (join.many.split(".")[0] === join.one.split(".")[0])
      throw invalid(`/joins/${index}`, join, "joins a table with itself");
  }
  return json;
}

function requireTable(table: TablePolicy, policy: Policy, at: string): void {
  const { subject, columns } = table;
  if (typeof subject === "object" && !Object.hasOwn(columns, subject.column)) {
    throw invalid(`${at}/subject/column`, subject.column, "is no column of the table");
  }
  for (const [name, column] of Object.entries(columns)) {
    const key = `${at}/columns/${name}`;
    requireColumn(column, policy, subject !== "none", key);
    if (typeof subject !== "object" || subject.column !== name || policy.minimumGroupSize === 1) continue;
    if (column.uses.length > 0) throw invalid(`${key}/uses`, column.uses, "show or single out subjects");
    if (column.nullable) throw invalid(`${key}/nullable`, true, "leaves rows without a subject");
    const other = (column.aggregates ?? []).find((each) => each !== "count" && each !== "count_distinct");
    if (other !== undefined) throw invalid(`${key}/aggregates`, other, "shows subjects");
  }
}

function requireColumn(column: ColumnPolicy, policy: Policy, ofSubjects: boolean, key: string): void {
  const type = parseType(column.type);
  if (type.name === "decimal" && type.scale > type.precision) {
    throw invalid(`${key}/type`, column.type, "has more decimals than digits");
  }
  if (column.uses.includes("disclose") && policy.minimumGroupSize > 1 && ofSubjects) {
    throw invalid(`${key}/uses`, "disclose", `contradicts a least group size of ${policy.minimumGroupSize}`);
  }
  for (const name of column.aggregates ?? []) {
    if (!policy.functions.includes(name)) throw invalid(`${key}/aggregates`, name, "is not among /functions");
    const isNumber = type.name === "integer" || type.name === "decimal";
    if ((name === "sum" || name === "avg") && !isNumber) {
      throw invalid(`${key}/aggregates`, name, `is not of ${column.type}`);
    }
    if ((name === "min" || name === "max") && type.name === "boolean") {
      throw invalid(`${key}/aggregates`, name, `is not of ${column.type}`);
    }
  }
}

function sideOf(policy: Policy, side: string, key: string): ColumnPolicy {
  const [table = "", column = ""] = side.split(".");
  const columns = Object.hasOwn(policy.tables, table) ? (policy.tables[table]?.columns ?? {}) : {};
  const found = Object.hasOwn(columns, column) ? columns[column] : undefined;
  if (found === undefined) throw invalid(key, side, "is no column of the policy");
  if (policy.tables[table]?.subject === "row") throw invalid(key, side, "is of a table whose rows are subjects each");
  return found;
}

function invalid(key: string, value: unknown, reason: string) {
  return computeError("QUERY_POLICY_INVALID", `${key || "the policy"} ${reason}`, { key, value, reason });
}
