import { indexerError } from "../../errors.ts";
import { type Parameters, parseEpcisQuery } from "./query.ts";

/** A query as it is stored: the parameters that it was given, by the names of the standard. */
export interface QueryDefinition {
  readonly name: string;
  readonly query: Readonly<Record<string, unknown>>;
}

const NAME = /^[\w.~-]{1,100}$/;
/** Of a page, and not of a query. */
const OF_A_PAGE = ["perPage", "nextPageToken"];

const invalid = (field: string, value: unknown, message: string) =>
  indexerError("EPCIS_QUERY_INVALID", message, { field, value: String(value).slice(0, 200) });

/** Reads a query that is to be stored, with every parameter as a question of events has it. @throws `EPCIS_QUERY_INVALID`. */
export function parseQueryDefinition(body: unknown): QueryDefinition {
  const given = isObject(body) ? body : {};
  for (const field of Object.keys(given)) {
    if (field !== "name" && field !== "query") throw invalid(field, given[field], "a query has a name and a query");
  }
  const { name, query } = given;
  if (typeof name !== "string" || !NAME.test(name)) {
    throw invalid("name", name, "a name has up to 100 letters, digits and any of -._~");
  }
  if (!isObject(query)) throw invalid("query", query, "a query is an object of parameters");
  const parameters = parametersOf(query);
  const of = OF_A_PAGE.find((each) => parameters.has(each));
  if (of !== undefined) throw invalid(of, query[of], `${of} is asked for with each page`);
  parseEpcisQuery(parameters);
  return { name, query };
}

/** Parameters of a query as JSON has them. @throws `EPCIS_QUERY_INVALID`. */
export function parametersOf(query: QueryDefinition["query"]): Parameters {
  return new Map(
    Object.entries(query)
      .filter(([name]) => name !== "@context")
      .map(([name, value]) => [name, valuesOf(name, value)]),
  );
}

function valuesOf(name: string, value: unknown): readonly string[] {
  // Whether there is a declaration is asked without a value.
  if (value === null && name.startsWith("EXISTS_")) return [""];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.length === 0) throw invalid(name, value, `${name} has no value`);
  return values.map((each) => {
    if (typeof each === "string" || typeof each === "number") return String(each);
    throw invalid(name, each, `${name} has texts and numbers`);
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
