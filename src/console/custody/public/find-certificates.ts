import type { AsOf, QueryApi } from "../../../sdk/query/ask.ts";
import { type IndexedStatement, queryStatement, queryStatements } from "../../../sdk/query/evidence.ts";
import { codeOf } from "../../api/code-of.ts";

export interface Certificate {
  readonly uid: string;
  /** Undefined where the chain has only a batch that it is in, which says nothing of it singly. */
  readonly statement: IndexedStatement | undefined;
}

export interface FoundCertificates {
  readonly asOf: AsOf;
  readonly certificates: readonly Certificate[];
  /** Whether there are more than were asked for. */
  readonly hasMore: boolean;
}

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
  const about = new Set(items.map(({ uid }) => uid));
  const named = uids.filter((uid) => !about.has(uid));
  const asked = await Promise.all(
    named.slice(0, most).map(async (uid) => ({ uid, statement: await statementOf(api, uid) })),
  );
  return {
    asOf,
    certificates: [...items.map((statement) => ({ uid: statement.uid, statement })), ...asked],
    hasMore: next !== null || named.length > most,
  };
}

async function statementOf(api: QueryApi, uid: string): Promise<IndexedStatement | undefined> {
  try {
    return (await queryStatement(api, { uid })).item;
  } catch (error) {
    if (codeOf(error) === "NOT_FOUND") return undefined;
    throw error;
  }
}
