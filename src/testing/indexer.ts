import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { IndexerConfig } from "../indexer/config/config.ts";
import { DOMAINS } from "../indexer/domains.ts";
import { type OpenedIndexer, type OpenIndexerParameters, openIndexer } from "../indexer/open-indexer.ts";
import { systemClock } from "../lib/clock.ts";
import { silentLogger } from "../lib/logger.ts";
import { openUrlWithin } from "../lib/open-url.ts";
import type { Client } from "../sdk/core/client.ts";
import { connect } from "../sdk/core/connect.ts";
import type { QueryApi } from "../sdk/query/ask.ts";
import { queryStatus } from "../sdk/query/common.ts";
import type { TestSystem } from "./system.ts";

export interface TestIndexer extends OpenedIndexer {
  readonly api: QueryApi;
  /** Waits until everything that is on the chain now is in the rows. */
  caughtUp(): Promise<void>;
}

/** An indexer on a chain in this process, with a store of its own unless `config` names one. */
export async function indexerOn(
  { ethers, deployment }: Pick<TestSystem, "ethers" | "deployment">,
  parameters: Partial<Omit<OpenIndexerParameters, "config">> &
    Partial<Pick<IndexerConfig["api"], "proxies" | "origin">> &
    Partial<
      Pick<
        IndexerConfig,
        | "store"
        | "wipe"
        | "poolSize"
        | "mostStreams"
        | "mostPerMinute"
        | "bridges"
        | "epcis"
        | "zone"
        | "operator"
        | "keepReadsDays"
      >
    > = {},
): Promise<TestIndexer> {
  const { provider } = ethers;
  const folder = await mkdtemp(join(tmpdir(), "tallystick-indexer-"));
  const {
    store = join(folder, "rows.db"),
    poolSize = 4,
    wipe,
    mostStreams = 100,
    mostPerMinute = 1_000_000,
    bridges = [],
    epcis,
    zone,
    operator,
    keepReadsDays,
    proxies,
    origin,
    ...others
  } = parameters;
  const client: Client = await connect({ provider, deployment });
  const at = { port: 0, ...(proxies && { proxies }), ...(origin && { origin }) };
  const kept = {
    store,
    poolSize,
    mostStreams,
    mostPerMinute,
    bridges,
    ...(wipe !== undefined && { wipe }),
    ...(epcis && { epcis }),
    ...(zone && { zone }),
    ...(operator && { operator }),
    ...(keepReadsDays && { keepReadsDays }),
  };
  const config = { api: at, pollInterval: 10, ...kept };
  const opened = await openIndexer({
    config,
    client,
    domains: DOMAINS,
    clock: systemClock,
    log: silentLogger,
    ...others,
  });
  const api: QueryApi = { url: opened.url, openUrl: openUrlWithin(10_000) };
  return {
    ...opened,
    api,
    async caughtUp() {
      const head = await provider.getBlockNumber();
      while (opened.state.block < head) {
        await Promise.race([systemClock.sleep(5), opened.ended]);
        if (opened.state.replaced) throw opened.state.replaced;
        if (opened.state.problem) throw opened.state.problem;
      }
      await queryStatus(api);
    },
    async close() {
      await opened.close();
      await rm(folder, { recursive: true });
    },
  };
}
