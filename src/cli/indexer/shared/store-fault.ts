import type { IndexerConfig } from "../../../indexer/config/config.ts";
import { isPostgres } from "../../../indexer/config/parse-config.ts";
import { indexerError } from "../../../indexer/errors.ts";
import { fault } from "../../shared/errors.ts";
import { listenFault } from "../../shared/listen-fault.ts";

/** Of the network, and of PostgreSQL: no connection, no such role or database, too many, shutting down. */
const UNREACHABLE =
  /^(?:ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ETIMEDOUT|EAI_AGAIN|EPIPE|08...|28...|3D...|53...|57P..)$/;

/** What keeps an indexer from opening, in the command line's words. */
export function storeFault(cause: unknown, { store, api }: IndexerConfig): unknown {
  const reason = (cause as NodeJS.ErrnoException).code;
  if (reason === "ERR_SQLITE_ERROR")
    return fault("FILE_UNWRITABLE", `${store} cannot be opened`, { file: store, reason }, cause);
  if (isPostgres(store) && typeof reason === "string" && UNREACHABLE.test(reason)) {
    return indexerError(
      "INDEX_STORE_UNREACHABLE",
      "the database does not answer, or does not let the indexer in",
      { reason },
      cause,
    );
  }
  if (isPostgres(store) && /^Connection terminated/.test((cause as Error).message)) {
    return indexerError("INDEX_STORE_UNREACHABLE", "the database has gone away", {}, cause);
  }
  return listenFault(cause, { host: api.host ?? "127.0.0.1", port: api.port });
}
