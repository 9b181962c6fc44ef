import canonicalize from "canonicalize";
import { dspError } from "../errors.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";

/** An ODRL offer or agreement, as the protocol's schema has it; what else it holds is kept. */
export interface Policy extends JsonObject {
  readonly "@id": string;
  readonly "@type": "Offer" | "Agreement";
}

/** Rules, constraints and levels of constraints that a policy may have: nobody writes that many. */
const LIMITS = { rules: 64, constraints: 256, depth: 8 } as const;

const LOGICAL = ["and", "andSequence", "or", "xone"] as const;
const OPERATORS: readonly unknown[] = [
  "eq",
  "gt",
  "gteq",
  "lteq",
  "hasPart",
  "isA",
  "isAllOf",
  "isAnyOf",
  "isNoneOf",
  "isPartOf",
  "lt",
  "term-lteq",
  "neq",
];
const RULES = ["permission", "prohibition", "obligation"] as const;

const invalid = (field: string, value: unknown, expected: string) =>
  dspError("DSP_MESSAGE_INVALID", `${field}: expected ${expected}`, { field, value: brief(value), expected });

const brief = (value: unknown) => (typeof value === "object" ? "(not shown)" : String(value).slice(0, 100));

/** A text of reasonable length. */
export function textOf(value: unknown, field: string): string {
  if (typeof value === "string" && value.length > 0 && value.length <= 2_048) return value;
  throw invalid(field, value, "a text");
}

function checkConstraint(value: unknown, field: string, depth: number, count: { left: number }): void {
  if (!isObject(value)) throw invalid(field, value, "a constraint");
  if (depth > LIMITS.depth) throw invalid(field, value, `at most ${LIMITS.depth} levels`);
  if (count.left-- <= 0) throw invalid(field, value, `at most ${LIMITS.constraints} constraints`);
  const logical = LOGICAL.filter((each) => value[each] !== undefined);
  if (logical.length === 1 && value.leftOperand === undefined) {
    const [name = "and"] = logical;
    checkConstraints(value[name], `${field}.${name}`, depth + 1, count);
    return;
  }
  if (logical.length > 0)
    throw invalid(field, value, "one logical operator, or leftOperand, operator and rightOperand");
  textOf(value.leftOperand, `${field}.leftOperand`);
  if (!OPERATORS.includes(value.operator)) throw invalid(`${field}.operator`, value.operator, "an operator of ODRL");
  const { rightOperand } = value;
  if (typeof rightOperand === "string" || (typeof rightOperand === "object" && rightOperand !== null)) return;
  throw invalid(`${field}.rightOperand`, rightOperand, "a text, an object or a list");
}

function checkConstraints(value: unknown, field: string, depth: number, count: { left: number }): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) throw invalid(field, value, "a list");
  for (const [index, each] of value.entries()) checkConstraint(each, `${field}[${index}]`, depth, count);
}

function checkRules(policy: JsonObject, field: string): void {
  const count = { left: LIMITS.constraints };
  for (const kind of RULES) {
    const rules = policy[kind];
    if (rules === undefined) continue;
    const at = `${field}.${kind}`;
    if (!Array.isArray(rules) || rules.length === 0) throw invalid(at, rules, "a list that is not empty");
    if (rules.length > LIMITS.rules) throw invalid(at, rules.length, `at most ${LIMITS.rules} rules`);
    for (const [index, rule] of rules.entries()) {
      if (!isObject(rule)) throw invalid(`${at}[${index}]`, rule, "a rule");
      textOf(rule.action, `${at}[${index}].action`);
      if (rule.target !== undefined) throw invalid(`${at}[${index}].target`, rule.target, "none: the policy has it");
      checkConstraints(rule.constraint, `${at}[${index}].constraint`, 1, count);
    }
  }
  if (policy.permission === undefined && policy.prohibition === undefined) {
    throw invalid(field, policy, "a permission or a prohibition");
  }
}

/** @throws `DSP_MESSAGE_INVALID` naming what is wrong */
export function policyOf(value: unknown, type: Policy["@type"], field: string): Policy {
  if (!isObject(value)) throw invalid(field, value, `an ${type}`);
  if (value["@type"] !== type) throw invalid(`${field}.@type`, value["@type"], type);
  textOf(value["@id"], `${field}.@id`);
  textOf(value.target, `${field}.target`);
  checkRules(value, field);
  if (type === "Agreement") {
    for (const name of ["assigner", "assignee", "timestamp"]) textOf(value[name], `${field}.${name}`);
    if (Number.isNaN(Date.parse(String(value.timestamp)))) {
      throw invalid(`${field}.timestamp`, value.timestamp, "an xsd:dateTime");
    }
  }
  return value as Policy;
}

/** Without what says nothing: an empty list of constraints, or rules of a kind of which there are none. */
function plain(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((each) => plain(each) ?? null);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([, each]) => each !== undefined && !(Array.isArray(each) && each.length === 0),
  );
  return Object.fromEntries(kept.map(([key, each]) => [key, plain(each)]));
}

const FRAME = ["@id", "@type", "@context", "assigner", "assignee", "timestamp"];

/** Whether two policies say the same of the same thing, whatever they are called and whoever they are between. */
export function saysTheSame(a: Policy, b: Policy): boolean {
  return canonicalTerms(a) === canonicalTerms(b);
}

/** Target, rules and what else a policy holds, in the form of RFC 8785. */
export function canonicalTerms(policy: Policy, without: readonly string[] = []): string {
  const left = [...FRAME, ...without];
  const terms = Object.fromEntries(Object.entries(policy).filter(([key]) => !left.includes(key)));
  return canonicalize(plain(terms)) ?? "";
}
