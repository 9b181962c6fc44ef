import type { Answer, AsOf, QueryApi } from "../../../sdk/query/ask.ts";
import { type IndexedStatement, querySchema, queryStatement, queryStatements } from "../../../sdk/query/evidence.ts";
import { type IndexedOrganisation, queryOrganisation } from "../../../sdk/query/members.ts";
import { codeOf } from "../../api/code-of.ts";

/** A statement, with what tells how much it is worth. */
export interface Certificate {
  readonly uid: string;
  /** Undefined where the chain has only a batch that it is in, which says nothing of it singly. */
  readonly statement: IndexedStatement | undefined;
  /** What it says, as its schema defines it; undefined where that is not known. */
  readonly definition: string | undefined;
  /** Who made it: what it is admitted for, and whether it still is. */
  readonly issuer: IndexedOrganisation | undefined;
}

export interface FoundCertificates {
  readonly asOf: AsOf;
  /** Those that its acts name: whoever acted stands by them. */
  readonly certificates: readonly Certificate[];
  /** What else was stated about it. Anybody can, about anything. */
  readonly others: readonly Certificate[];
  /** Whether there are more than were asked for. */
  readonly hasMore: boolean;
}

/** How a statement stands at a time of the chain, in seconds. The chain's word for it says nothing of its end. */
export const standingOf = ({ status, validUntil }: IndexedStatement, time: number) =>
  status === "Live" && validUntil !== 0 && validUntil < time ? "Expired" : status;

export interface CertificatesParameters {
  /** What the statements are about. */
  readonly unit: string;
  /** Those that its acts name. */
  readonly uids: readonly string[];
  /** Of each of both. */
  readonly most: number;
}

/** Statements about a unit, and those that its acts name. @throws as `askOne`; that a statement is not known singly is no failure. */
export async function findCertificates(
  api: QueryApi,
  { unit, uids, most }: CertificatesParameters,
): Promise<FoundCertificates> {
  const { asOf, items, next } = await queryStatements(api, { subject: unit, limit: most });
  const about = new Map(items.map((statement) => [statement.uid, statement]));
  const named = uids.slice(0, most);
  const known = await Promise.all(
    named.map(async (uid) => ({ uid, statement: about.get(uid) ?? (await statementOf(api, uid)) })),
  );
  const stated = items.filter(({ uid }) => !uids.includes(uid)).map((statement) => ({ uid: statement.uid, statement }));
  const tell = await teller(api, [...known, ...stated]);
  return {
    asOf,
    certificates: known.map(tell),
    others: stated.map(tell),
    hasMore: next !== null || uids.length > most,
  };
}

type Told = Pick<Certificate, "uid" | "statement">;

/** Tells of each statement what it says and who made it; each schema and each organisation is asked for once. */
async function teller(api: QueryApi, all: readonly Told[]): Promise<(each: Told) => Certificate> {
  const valuesOf = <Value>(value: (statement: IndexedStatement) => Value) => [
    ...new Set(all.flatMap(({ statement }) => (statement === undefined ? [] : [value(statement)]))),
  ];
  const definitions = new Map(
    await Promise.all(
      valuesOf(({ schema }) => schema).map(
        async (schema) => [schema, (await ifKnown(querySchema(api, { schema })))?.definition] as const,
      ),
    ),
  );
  const issuers = new Map(
    await Promise.all(
      valuesOf(({ org }) => org ?? 0).map(
        async (org) => [org, org === 0 ? undefined : await ifKnown(queryOrganisation(api, { org }))] as const,
      ),
    ),
  );
  return ({ uid, statement }) => ({
    uid,
    statement,
    definition: definitions.get(statement?.schema ?? ""),
    issuer: issuers.get(statement?.org ?? 0),
  });
}

const statementOf = (api: QueryApi, uid: string) => ifKnown(queryStatement(api, { uid }));

/** @throws as `askOne`; that it is not known is no failure. */
async function ifKnown<Item>(asked: Promise<Answer<Item>>): Promise<Item | undefined> {
  try {
    return (await asked).item;
  } catch (error) {
    if (codeOf(error) === "NOT_FOUND") return undefined;
    throw error;
  }
}
