/** Names of terms in the policies and datasets that are exchanged: ODRL's own, purposes of the Data Privacy Vocabulary, and ours. */

import { PURPOSES, type Purpose } from "../../sdk/data/model/purposes.ts";
import { ROLES, type Role } from "../../sdk/members/model/roles.ts";
import { DATA_TERMS } from "../dsp/model/context.ts";

export const TERMS = {
  computeOnly: `${DATA_TERMS}computeOnly`,
  minGroupSize: `${DATA_TERMS}minGroupSize`,
  per: `${DATA_TERMS}per`,
  payees: `${DATA_TERMS}payees`,
  /** What an offer has beside its rules. */
  offer: `${DATA_TERMS}offer`,
  resource: `${DATA_TERMS}resource`,
  version: `${DATA_TERMS}version`,
  service: `${DATA_TERMS}service`,
  compute: `${DATA_TERMS}compute`,
  /** Of a data address: under which agreement data is asked for there. */
  agreement: `${DATA_TERMS}agreement`,
} as const;

const PURPOSE_NAMES = "https://w3id.org/dpv#";
const PURPOSE_NUMBERS = `${DATA_TERMS}purpose/`;
const ROLE_NAMES = `${DATA_TERMS}role/`;

export const purposeIri = (purpose: Purpose): string =>
  typeof purpose === "number" ? `${PURPOSE_NUMBERS}${purpose}` : `${PURPOSE_NAMES}${purpose}`;

/** Undefined where it is none of ours. */
export function purposeOf(iri: unknown): Purpose | undefined {
  const text = String(iri);
  const name = text.startsWith(PURPOSE_NAMES) ? text.slice(PURPOSE_NAMES.length) : undefined;
  if (name !== undefined) return Object.hasOwn(PURPOSES, name) ? (name as Purpose) : undefined;
  const number = text.startsWith(PURPOSE_NUMBERS) ? text.slice(PURPOSE_NUMBERS.length) : "";
  return /^(0|[1-9]\d?)$/.test(number) && Number(number) < 64 ? Number(number) : undefined;
}

export const roleIri = (role: Role): string => `${ROLE_NAMES}${role}`;

export function roleOf(iri: unknown): Role | undefined {
  const name = String(iri).startsWith(ROLE_NAMES) ? String(iri).slice(ROLE_NAMES.length) : "";
  return Object.hasOwn(ROLES, name) ? (name as Role) : undefined;
}

const ODRL = ["odrl:", "http://www.w3.org/ns/odrl/2/"];

/** A term of ODRL without its prefix. */
export function odrlTerm(value: unknown): string {
  const text = String(value);
  const prefix = ODRL.find((each) => text.startsWith(each));
  return prefix === undefined ? text : text.slice(prefix.length);
}
