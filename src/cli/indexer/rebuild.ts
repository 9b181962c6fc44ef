import { isPostgres, parseIndexerConfig } from "../../indexer/config/parse-config.ts";
import { DOMAINS } from "../../indexer/domains.ts";
import { indexerError } from "../../indexer/errors.ts";
import { domainsOn, openIndexStore } from "../../indexer/open-indexer.ts";
import { ALONE, postgresLeadership } from "../../indexer/store/leader.ts";
import { systemClock } from "../../lib/clock.ts";
import { parseFrom, readJson } from "../shared/files.ts";
import type { Verb } from "../shared/verb.ts";
import { storeFault } from "./shared/store-fault.ts";

interface RebuildOptions {
  readonly config: string;
  readonly wipe?: boolean;
}

export const verb: Verb<[options: RebuildOptions]> = {
  takes: (command) =>
    command
      .requiredOption("--config <file>", "configuration of the indexer, which must not run meanwhile")
      .option("--wipe", "empty a store of another chain, whose events are lost"),
  async run(cli, { config: file, wipe = false }) {
    const config = parseFrom(file, () => parseIndexerConfig(readJson(file)));
    const client = await cli.client();
    try {
      const settings = { ...config, wipe: wipe || config.wipe === true };
      const store = await openIndexStore(settings, client, domainsOn(client, DOMAINS)).catch((cause: unknown) => {
        throw storeFault(cause, config);
      });
      const leadership = isPostgres(config.store)
        ? postgresLeadership(config.store, systemClock, () => undefined)
        : ALONE;
      const rebuilt = async () => {
        if (await leadership.attempt()) return store.rebuild();
        throw indexerError("INDEX_STORE_TAKEN", "an indexer that runs leads on this database", { field: "store" });
      };
      const events = await rebuilt().finally(async () => {
        await leadership.close();
        await store.close();
      });
      cli.result(`Rows were made of ${events} events.`, { ok: true, events });
    } finally {
      client.provider.destroy();
    }
  },
};
