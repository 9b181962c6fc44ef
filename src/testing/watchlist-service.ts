import { rmSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../lib/clock.ts";
import { silentLogger } from "../lib/logger.ts";
import type { WatchlistSubject } from "../sdk/watchlist/model/subject.ts";
import { openWatchlistSession, type WatchlistSession } from "../sdk/watchlist/service/open-session.ts";
import { type QuerySubjectsReturnType, querySubjects } from "../sdk/watchlist/service/query-subjects.ts";
import type { EpochKey } from "../watchlist/keys/key-file.ts";
import { openWatchlist } from "../watchlist/open-watchlist.ts";
import { type PublishedRoot, publishRoots } from "../watchlist/roots/publish-roots.ts";
import { openStore } from "../watchlist/store/open-store.ts";
import type { WatchlistStore } from "../watchlist/store/store.ts";
import { temporaryFolder } from "./command-line.ts";
import type { WatchlistMember, WatchlistSystem } from "./watchlist.ts";

/** The operator's service, in this process. */
export interface ServedWatchlist {
  readonly url: string;
  readonly account: string;
  /** File of the store. */
  readonly file: string;
  readonly store: WatchlistStore;
  /** Its keys: a test that replaces one has an operator that lies. */
  readonly keys: EpochKey[];
  sessionOf(member: Pick<WatchlistMember, "signer">): Promise<WatchlistSession>;
  /** Signs in and asks; any root is young enough. */
  ask(member: WatchlistMember, ...subjects: readonly WatchlistSubject[]): Promise<QuerySubjectsReturnType>;
  publish(always?: boolean): Promise<PublishedRoot[]>;
  /** A POST to it. */
  post(path: string, body: unknown, token?: string): Promise<{ status: number; body: Record<string, unknown> }>;
  /** Closes it, and keeps its folder. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

const LONG = 400 * 86_400;

export async function serveWatchlist(
  system: WatchlistSystem,
  given: { readonly folder?: string; readonly queries?: number; readonly keys?: readonly EpochKey[] } = {},
): Promise<ServedWatchlist> {
  const { deployment, list, operator } = system;
  const { folder = temporaryFolder(), queries = 1_000 } = given;
  const keys = [...(given.keys ?? [system.key])];
  const file = join(folder, "list.sqlite");
  const { client, signer } = operator;
  const quota = { queries, span: 3_600_000 };
  const store = openStore({ path: file, list, genesisHash: deployment.genesisHash, quota });
  const at = { host: "127.0.0.1", port: 0, clock: systemClock, log: silentLogger };
  const service = await openWatchlist({ list, keys, signer, client, store, ...at });
  const { url, account } = service;
  const sessionOf = (member: Pick<WatchlistMember, "signer">) =>
    openWatchlistSession({ url, list, signer: member.signer, deployment });
  return {
    url,
    account,
    file,
    store,
    keys,
    sessionOf,
    ask: async (member, ...subjects) =>
      querySubjects(member.client, { session: await sessionOf(member), subjects, maxAge: LONG }),
    publish: (always = false) => publishRoots({ client, list, store, clock: systemClock, always }),
    async post(path, body, token) {
      const headers: Record<string, string> = { "content-type": "application/json" };
      if (token !== undefined) headers.authorization = `Bearer ${token}`;
      const answer = await fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    stop: service.close,
    async close() {
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
