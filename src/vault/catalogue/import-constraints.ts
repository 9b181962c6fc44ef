import type { Rate } from "../../sdk/data/model/agreement/offer.ts";
import type { Purpose } from "../../sdk/data/model/purposes.ts";
import type { Role } from "../../sdk/members/model/roles.ts";
import { isObject, type JsonObject } from "../dsp/model/json.ts";
import { exchangeError } from "./errors.ts";
import { type Reader, reader } from "./read.ts";
import { secondsOf } from "./time.ts";
import { odrlTerm, purposeOf, roleOf, TERMS } from "./vocabulary.ts";

/** What a permission's constraints say, in the terms of the chain. */
export interface PermittedUse {
  validFrom?: number;
  validTo?: number;
  maxUses?: number;
  rate?: Rate;
  purposes?: readonly Purpose[];
  recipientRoles?: readonly Role[];
  computeOnly?: boolean;
  minGroupSize?: number;
}

const read: Reader = reader("ODRL_INVALID");

/** What the chain does not enforce, by name. */
export const unsupported = (field: string, what: string) =>
  exchangeError("ODRL_UNSUPPORTED", `${field}: ${what} is not enforced here`, { field, value: what.slice(0, 200) });

/** What a typed value says. */
export const literalOf = (operand: unknown): unknown =>
  isObject(operand) && Object.keys(operand).every((key) => key === "@value" || key === "@type")
    ? operand["@value"]
    : operand;

function all<T>(operand: unknown, of: (iri: unknown) => T | undefined, field: string): T[] {
  return read.list(operand, field).map((each, n) => {
    const known = of(isObject(each) ? each["@id"] : each);
    if (known === undefined) throw unsupported(`${field}[${n}]`, JSON.stringify(each));
    return known;
  });
}

type Take = (operand: unknown, field: string) => PermittedUse;

/** Operand and operator -> what it limits. What is not here is not enforced. */
const TAKES: Readonly<Record<string, Take>> = {
  "dateTime gteq": (operand, field) => ({ validFrom: secondsOf(operand, field) }),
  "dateTime lteq": (operand, field) => ({ validTo: secondsOf(operand, field) }),
  "count lteq": (operand, field) => ({ maxUses: read.whole(literalOf(operand), field) }),
  "purpose isAnyOf": (operand, field) => ({ purposes: all(operand, purposeOf, field) }),
  "recipient isAllOf": (operand, field) => ({ recipientRoles: all(operand, roleOf, field) }),
  [`${TERMS.computeOnly} eq`]: (operand, field) => {
    if (literalOf(operand) === "true" || literalOf(operand) === true) return { computeOnly: true };
    throw read.fail(field, operand, "true; without the constraint it is not limited to computations");
  },
  [`${TERMS.minGroupSize} gteq`]: (operand, field) => ({ minGroupSize: read.whole(literalOf(operand), field) }),
};

const PARTS = ["leftOperand", "operator", "rightOperand"];

/** An atomic constraint, without anything that would change what it means: a unit, a data type, a status. */
export function atomOf(
  value: unknown,
  field: string,
  more: readonly string[] = [],
): JsonObject & { readonly name: string } {
  const atom = read.object(value, field);
  const extra = Object.keys(atom).find((key) => ![...PARTS, ...more].includes(key) && key !== "@type");
  if (extra !== undefined) throw unsupported(`${field}.${extra}`, extra);
  return { ...atom, name: `${odrlTerm(atom.leftOperand)} ${odrlTerm(atom.operator)}` };
}

/** So many uses in each interval: the one combination that is enforced. */
function rateOf(parts: unknown, field: string): Rate {
  const atoms = read.list(parts, field).map((each, n) => atomOf(each, `${field}[${n}]`));
  const find = (name: string) => {
    const found = atoms.findIndex((each) => each.name === name);
    if (found === -1) throw unsupported(field, `a combination without ${name}`);
    return { operand: literalOf(atoms[found]?.rightOperand), at: `${field}[${found}].rightOperand` };
  };
  const other = atoms.findIndex(({ name }) => name !== "count lteq" && name !== "timeInterval eq");
  if (other !== -1) throw unsupported(`${field}[${other}]`, atoms[other]?.name ?? "");
  const [uses, interval] = [find("count lteq"), find("timeInterval eq")];
  if (atoms.length !== 2) throw unsupported(field, `${atoms.length} constraints, where 2 make a rate`);
  const period = /^PT([1-9]\d*)S$/.exec(String(interval.operand))?.[1];
  if (period === undefined) throw read.fail(interval.at, interval.operand, "a duration in seconds, PT86400S");
  return { uses: read.whole(uses.operand, uses.at), period: read.whole(period, interval.at) };
}

function limitOf(value: unknown, field: string): PermittedUse {
  const constraint = read.object(value, field);
  const logical = ["and", "andSequence", "or", "xone"].find((each) => constraint[each] !== undefined);
  if (logical !== undefined) {
    if (logical !== "and") throw unsupported(field, logical);
    const extra = Object.keys(constraint).find((key) => key !== "and" && key !== "@type");
    if (extra !== undefined) throw unsupported(`${field}.${extra}`, extra);
    return { rate: rateOf(constraint.and, `${field}.and`) };
  }
  const atom = atomOf(constraint, field);
  const take = Object.hasOwn(TAKES, atom.name) ? TAKES[atom.name] : undefined;
  if (take === undefined) throw unsupported(field, atom.name);
  return take(atom.rightOperand, `${field}.rightOperand`);
}

/** @throws `ODRL_UNSUPPORTED` for what is not enforced, and for what is said twice; `ODRL_INVALID` */
export function limitsOf(constraints: unknown, field: string): PermittedUse {
  const limits: PermittedUse = {};
  for (const [n, each] of read.list(constraints ?? [], field).entries()) {
    const limit = limitOf(each, `${field}[${n}]`);
    const twice = Object.keys(limit).find((key) => Object.hasOwn(limits, key));
    if (twice !== undefined) throw unsupported(`${field}[${n}]`, `a second limit of ${twice}`);
    Object.assign(limits, limit);
  }
  return limits;
}
