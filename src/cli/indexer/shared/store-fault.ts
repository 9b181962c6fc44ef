import type { IndexerConfig } from "../../../indexer/config/config.ts";
import { fault } from "../../shared/errors.ts";
import { listenFault } from "../../shared/listen-fault.ts";

/** What keeps an indexer from opening, in the command line's words. */
export function storeFault(cause: unknown, { store, api }: IndexerConfig): unknown {
  const reason = (cause as NodeJS.ErrnoException).code;
  if (reason === "ERR_SQLITE_ERROR")
    return fault("FILE_UNWRITABLE", `${store} cannot be opened`, { file: store, reason }, cause);
  return listenFault(cause, { host: api.host ?? "127.0.0.1", port: api.port });
}
