import type { Browser } from "playwright-core";
import type { Client } from "../../src/sdk/core/client.ts";
import type { QueryApi } from "../../src/sdk/query/ask.ts";

/** Where journeys are gone: a console over a chain on which scenarios were played, in a browser. */
export interface Walk {
  readonly browser: Browser;
  /** Of the console. */
  readonly origin: string;
  readonly api: QueryApi;
  /** The organisations that played, by name. */
  readonly members: ReadonlyMap<string, Client>;
  /** File with an evidence receipt, where one was given out. */
  readonly receipt?: string;
}
