import { createHash } from "node:crypto";
import type { FastifyPluginAsync } from "fastify";
import type { Clock } from "../lib/clock.ts";
import { closeApi } from "../lib/close-api.ts";
import { closers } from "../lib/closers.ts";
import { isTallyError } from "../lib/errors.ts";
import { limitedLogger } from "../lib/limited-logger.ts";
import type { Logger } from "../lib/logger.ts";
import { type OpenUrl, openUrlWithin } from "../lib/open-url.ts";
import { Wake } from "../lib/wake.ts";
import type { Client } from "../sdk/core/client.ts";
import { commonGroup } from "./common/common.ts";
import type { IndexerConfig } from "./config/config.ts";
import { isPostgres } from "./config/parse-config.ts";
import type { IndexedDomain } from "./domain.ts";
import { follow } from "./follow/follow.ts";
import { forgetExpired } from "./follow/forget-expired.ts";
import { forgetReads } from "./follow/forget-reads.ts";
import { type IndexerState, newState } from "./follow/state.ts";
import { watch } from "./follow/watch.ts";
import { requireSameChain } from "./follow/watch-chain.ts";
import { businessKinds } from "./project/projection.ts";
import { PROJECTIONS_VERSION } from "./project/version.ts";
import { createIndexerApi } from "./serve/app.ts";
import { createAskStore } from "./serve/ask-store.ts";
import { createChanges } from "./serve/changes.ts";
import { createDirectory, type DirectorySettings } from "./serve/directory.ts";
import { placeMark, sealedPlaces } from "./serve/place-mark.ts";
import { createSignIn } from "./serve/sign-in.ts";
import { tokenOf } from "./serve/sign-in-routes.ts";
import { PUBLIC, type ViewerOf } from "./serve/viewer.ts";
import { postgresDatabases, sqliteDatabases } from "./store/dialects.ts";
import { ALONE, postgresLeadership } from "./store/leader.ts";
import { type IndexStore, openStore } from "./store/open-store.ts";
import { deliver, type Webhook } from "./webhooks/deliver.ts";

export interface OpenIndexerParameters {
  readonly config: IndexerConfig;
  /** Reads. The indexer does not close it. */
  readonly client: Client;
  readonly domains: readonly IndexedDomain[];
  /** Receivers that events are brought to. @default none */
  readonly webhooks?: readonly Webhook[];
  /** Who knows people without keys. @default nobody */
  readonly directory?: DirectorySettings;
  /** @default one that waits 10 seconds */
  readonly openUrl?: OpenUrl;
  /** @default `openIndexStore` */
  readonly openStore?: typeof openIndexStore;
  /** Events from which on a transaction of the store ends with their block. @default as `follow` has it */
  readonly atOnce?: number;
  /** What else its server has, such as the pages of a console. @default nothing */
  readonly plugins?: readonly FastifyPluginAsync[];
  readonly clock: Clock;
  readonly log: Logger;
}

export interface OpenedIndexer {
  readonly url: string;
  readonly state: IndexerState;
  /** Rejects with what no later attempt mends. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens an indexer: it follows the chain into rows, and answers questions about them.
 *
 * @throws `INDEX_STORE_FOREIGN`; what the system says of a port that cannot be had.
 */
export async function openIndexer(parameters: OpenIndexerParameters): Promise<OpenedIndexer> {
  const { config, client, plugins = [], webhooks = [], openUrl = openUrlWithin(10_000), clock, log } = parameters;
  const { openStore: openRows = openIndexStore, atOnce } = parameters;
  const { api: at, pollInterval = 1_000, mostStreams: most = 1_000, mostPerMinute = 6_000 } = config;
  const opened = closers({ onFailure: (name, err) => log.error({ err }, `${name} is not closed`) });
  try {
    const domains = domainsOn(client, parameters.domains);
    const projections = domains.flatMap((domain) => domain.projections);
    const store = await openRows(config, client, domains);
    opened.add("the store", store.close);
    const [state, stop] = [newState(), new AbortController()];
    let leading = new AbortController();
    const lost = () => leading.abort();
    const leadership = isPostgres(config.store) ? postgresLeadership(config.store, clock, lost) : ALONE;
    opened.add("the leadership", leadership.close);
    /** What this process makes of the rows before it follows: another one does not touch them meanwhile. */
    const takeOver = async () => {
      await store.lead();
      if (config.wipe === true) await emptyIfReplaced(client, store, domains).catch(followedLater);
      state.block = (await store.cursor())?.block ?? -1;
      state.events = await store.count();
    };
    if (await leadership.attempt()) await takeOver();
    else state.block = (await store.cursor().catch(nothingYet))?.block ?? -1;
    const limited = limitedLogger(log, clock);
    const places = sealedPlaces(store.mark, store.secret);
    const changes = createChanges({ store, places: placeMark(store.mark), state, clock, log: limited, most });
    const startedAt = Math.floor(clock.now() / 1_000);
    const common = commonGroup({ client, config, domains, projections, webhooks, state, clock, startedAt });
    let address = "http://127.0.0.1";
    const origin = () => at.origin ?? address;
    const nobody: ViewerOf = async () => PUBLIC;
    const viewerOf = domains.find((domain) => domain.viewerOf)?.viewerOf ?? nobody;
    const signIn = createSignIn({
      client,
      store,
      state,
      clock,
      viewerOf,
      ...(parameters.directory && { people: parameters.directory.people }),
      origin,
    });
    const ask = createAskStore({
      store,
      state,
      clock,
      askerOf: (request, read, asOf) => signIn.askerOf(tokenOf(request), read, asOf),
    });
    const served = { config, client, store, ask, places, openUrl, clock, origin };
    const standards = domains.flatMap(({ serve }): FastifyPluginAsync[] =>
      serve === undefined ? [] : [async (scope) => serve(scope, served)],
    );
    const api = await createIndexerApi({
      state,
      groups: [common, ...domains],
      ask,
      places,
      signIn,
      directory: parameters.directory && createDirectory(parameters.directory, { store, clock }),
      origin,
      changes,
      businessKinds: businessKinds(projections),
      clock,
      log: limited,
      mostPerMinute,
      proxies: at.proxies ?? [],
      plugins: [...standards, ...plugins],
    });
    opened.add("the API", () => closeApi(api, clock));
    opened.add("the changes", changes.close); // open streams would hold the API

    let fail: (error: unknown) => void = () => undefined;
    const failed = new Promise<void>((_, reject) => {
      fail = reject;
    });
    const works = domains.flatMap(({ work }) => (work === undefined ? [] : [work]));
    const wakes = webhooks.map(() => new Wake());
    const workWakes = works.map(() => new Wake());
    const stored = () => {
      changes.notify();
      for (const wake of [...wakes, ...workWakes]) wake.notify();
    };
    const shared = { client, store, state, clock, signal: stop.signal, pollInterval, onCommit: stored };
    const lead = async (signal: AbortSignal) => {
      await takeOver();
      const byName = new Map(projections.map((each) => [each.handle.contractName, each]));
      const bringing = webhooks.map((webhook, i) => {
        const given = { webhook, store, projections: byName, openUrl, clock, log: limited, signal };
        return deliver({ ...given, wake: wakes[i] as Wake });
      });
      const working = works.map((work, i) =>
        work({ config, client, store, openUrl, clock, log: limited, signal, wake: workWakes[i] as Wake }),
      );
      const kept = { store, clock, log: limited, signal };
      const forgetting = [forgetReads({ ...kept, days: config.keepReadsDays }), forgetExpired(kept)];
      const all = [
        follow({ ...shared, signal, projections, log: limited, ...(atOnce && { atOnce }) }),
        ...forgetting,
        ...bringing,
        ...working,
      ];
      // One that fails ends the others.
      for (const each of all) each.catch(lost);
      const ends = await Promise.allSettled(all);
      for (const end of ends) if (end.status === "rejected") throw end.reason;
    };
    const following = (async () => {
      while (!stop.signal.aborted) {
        if (!(await leadership.wait(stop.signal))) return;
        leading = new AbortController();
        if (stop.signal.aborted) return;
        state.isLeader = true;
        await lead(leading.signal).catch((error: unknown) => {
          // The database comes back; any other failure is one of the program.
          if (!isTallyError(error, "INDEX_STORE_UNREACHABLE")) throw error;
        });
        state.isLeader = false;
        await clock.sleep(pollInterval, stop.signal);
      }
    })();
    const watching = watch({ ...shared, log: limited, followed: projections.map(({ handle }) => handle.contractName) });
    const running = Promise.all([following, watching]);
    running.catch(fail);
    failed.catch(() => undefined); // whoever opened it hears of it
    opened.add("the loops", async () => {
      stop.abort();
      lost();
      await running.catch(() => undefined);
    });
    const url = await api.listen({ host: at.host ?? "127.0.0.1", port: at.port });
    address = url;
    const ended = Promise.race([failed, running.then(() => undefined)]);
    ended.catch(() => undefined);
    return { url, state, ended, close: opened.close };
  } catch (error) {
    return opened.giveUp(error);
  }
}

/** Rows that another program made, which this one does not read. */
function nothingYet(error: unknown): undefined {
  if (!isTallyError(error, "INDEX_NOT_READY")) throw error;
}

/** What the node says of itself is found again by whoever follows it. */
function followedLater(error: unknown): void {
  if (!isTallyError(error)) throw error;
}

/** The domains as far as the deployment has their contracts. */
export function domainsOn({ deployment }: Client, domains: readonly IndexedDomain[]): IndexedDomain[] {
  return domains
    .map((domain) => ({
      ...domain,
      projections: domain.projections.filter(({ handle }) => Object.hasOwn(deployment.contracts, handle.contractName)),
    }))
    .filter(({ projections }) => projections.length > 0);
}

/**
 * Throws away what is of a chain with the same first block, of which the node has other blocks: one that was begun again. Whoever calls it leads.
 *
 * @throws `CHAIN_REPLACED` where the node is of the wrong chain, or behind; as `rpc`.
 */
export async function emptyIfReplaced(
  client: Client,
  store: IndexStore,
  domains: readonly IndexedDomain[],
): Promise<void> {
  await store.lead();
  const names = domains.flatMap(({ projections }) => projections.map(({ handle }) => handle.contractName));
  await requireSameChain(client, store, names).catch(async (error: unknown) => {
    if (!isTallyError(error, "CHAIN_REPLACED") || !String(error.values.field).startsWith("block ")) throw error;
    await store.empty();
  });
}

/** Opens the store of a configuration, without making any rows. @throws as `openStore`. */
export function openIndexStore(
  { store, poolSize = 8, wipe = false }: Pick<IndexerConfig, "store" | "poolSize" | "wipe">,
  { deployment }: Client,
  domains: readonly IndexedDomain[],
): Promise<IndexStore> {
  const databases = isPostgres(store) ? postgresDatabases(store, poolSize) : sqliteDatabases(store);
  const followed = domains.flatMap(({ projections }) => projections.map(({ handle }) => handle.contractName)).sort();
  const places = followed.map((name) => [name, deployment.contracts[name]?.address, deployment.contracts[name]?.block]);
  const deploymentHash = createHash("sha256").update(JSON.stringify(places)).digest("hex");
  const { chainId, genesisHash } = deployment;
  const identity = { chainId, genesisHash, deploymentHash };
  // Which domains there are decides about the rows as their sources do.
  const version = `${PROJECTIONS_VERSION} ${domains.map(({ name }) => name).join()}`;
  return openStore({ databases, domains, identity, version, wipe }).catch(async (error: unknown) => {
    await databases.close();
    throw error;
  });
}
