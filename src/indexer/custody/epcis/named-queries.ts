import { sdkError } from "../../../sdk/core/errors.ts";
import { indexerError } from "../../errors.ts";
import { placeIn, placeText } from "../../serve/page.ts";
import type { PlaceMark } from "../../serve/place-mark.ts";
import type { Viewer } from "../../serve/viewer.ts";
import type { Reader, ReaderStore } from "../../store/reader.ts";
import type { QueryDefinition } from "./query-definition.ts";
import { EPCIS_QUERY } from "./tables.ts";

/** Queries that one owner may have. */
export const MOST_QUERIES = 100;
const LIST = "queries";

/** Whose something is: an account, or a person whom a directory knows. @throws `EPCIS_SIGN_IN_WANTED`. */
export function ownerOf(viewer: Viewer): string {
  if (viewer.kind === "public") throw indexerError("EPCIS_SIGN_IN_WANTED", "only who signed in may do this", {});
  if (viewer.kind === "device") return viewer.account;
  return viewer.account ?? JSON.stringify([viewer.org, viewer.subject]);
}

/** @throws `EPCIS_QUERIES_TOO_MANY`. */
export async function requirePlace(read: Reader, owner: string): Promise<void> {
  const many = await read.count(EPCIS_QUERY, [["owner", "=", owner]], MOST_QUERIES);
  if (many < MOST_QUERIES) return;
  throw indexerError("EPCIS_QUERIES_TOO_MANY", `there are ${MOST_QUERIES} queries already`, { most: MOST_QUERIES });
}

/** Stores a query under a name that is free. @throws `EPCIS_QUERY_EXISTS`. */
export async function createQuery(
  store: ReaderStore,
  owner: string,
  { name, query }: QueryDefinition,
  at: number,
): Promise<void> {
  if (await store.create(EPCIS_QUERY, { owner, name, query, at })) return;
  throw indexerError("EPCIS_QUERY_EXISTS", `there is a query ${name}`, { field: "name", value: name });
}

/** An owner's query. @throws `NOT_FOUND`. */
export async function namedQuery(read: Reader, owner: string, name: string): Promise<QueryDefinition> {
  const row = await read.get(EPCIS_QUERY, { owner, name });
  if (row === undefined) throw sdkError("NOT_FOUND", "there is no such query", { name: name.slice(0, 200) });
  return { name: row.name, query: row.query };
}

/** An owner's queries by their names, and where the next page begins. */
export async function namedQueries(
  read: Reader,
  owner: string,
  { perPage, token, places }: { readonly perPage: number; readonly token: string | null; readonly places: PlaceMark },
): Promise<{ readonly queries: readonly QueryDefinition[]; readonly next: string | undefined }> {
  const [name] = token === null ? [] : placeIn(places.take(LIST, "nextPageToken", token), 1);
  const rows = await read.select(EPCIS_QUERY, {
    where: [["owner", "=", owner]],
    order: ["name"],
    ...(name !== undefined && { after: [name] }),
    limit: perPage + 1,
  });
  const page = rows.slice(0, perPage).map(({ name, query }) => ({ name, query }));
  const last = page.at(-1);
  const next = rows.length > perPage && last !== undefined ? places.put(LIST, placeText([last.name])) : undefined;
  return { queries: page, next };
}
