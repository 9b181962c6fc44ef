import { indexerError } from "../errors.ts";

/** Of sockets, and of PostgreSQL that goes, is going or comes. */
const CODES = /^(?:ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|08\w{3}|57P0[1-3])$/;
const WORDS =
  /connection (?:terminated|ended|error|timeout)|not queryable|timeout exceeded when trying to connect|query read timeout/i;
/** Of PostgreSQL, about a statement that took longer than it may. */
const TOO_LONG = "57014";

/** What came of work on a database, as `INDEX_STORE_UNREACHABLE` where it is not there. */
export async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, message = "" } = error as { readonly code?: unknown; readonly message?: string };
    if (code === TOO_LONG) {
      throw indexerError(
        "INDEX_QUERY_TOO_WIDE",
        "the database took too long over the question",
        { field: "query" },
        error,
      );
    }
    const isAway = (typeof code === "string" && CODES.test(code)) || WORDS.test(message);
    if (!isAway) throw error;
    throw indexerError("INDEX_STORE_UNREACHABLE", "the database does not answer", { field: "store" }, error);
  }
}
