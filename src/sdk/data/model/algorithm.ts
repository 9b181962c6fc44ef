import { keccak256, toUtf8Bytes } from "ethers";
import { canonicalJson } from "../../core/json/canonical-json.ts";
import { RESULT_FORM } from "./result-document.ts";

const FORM = "tallystick/algorithm/v1";

/** What is computed, to the letter: two spellings of a statement are two algorithms. */
export interface Algorithm {
  /** A statement, or the name of one that the policy has. */
  readonly query: { readonly sql: string } | { readonly name: string };
  /** By name; numbers, dates and times as texts, in the one form that they have. */
  readonly parameters: Readonly<Record<string, boolean | string>>;
  /** Of the policy under which it is computed. */
  readonly policyHash: string;
  /** Name and version, such as `duckdb v1.5.6`. */
  readonly engine: string;
}

/**
 * The hash under which a job names its algorithm: keccak-256 of its canonical JSON (RFC 8785). It covers the encoding of the result.
 *
 * @example
 * import { algorithmHash } from "tallystick/data";
 *
 * const sql = "SELECT region, sum(kwh) FROM load GROUP BY region";
 * const hash = algorithmHash({ query: { sql }, parameters: {}, policyHash, engine: "duckdb v1.5.6" });
 */
export function algorithmHash({ query, parameters, policyHash, engine }: Algorithm): string {
  const asked = "sql" in query ? { sql: query.sql } : { name: query.name };
  const form = { form: FORM, query: asked, parameters, policyHash, engine, encoding: RESULT_FORM };
  return keccak256(toUtf8Bytes(canonicalJson(form)));
}
