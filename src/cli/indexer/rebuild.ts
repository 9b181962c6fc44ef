import { parseIndexerConfig } from "../../indexer/config/parse-config.ts";
import { DOMAINS } from "../../indexer/domains.ts";
import { domainsOn, emptyIfReplaced, openIndexStore } from "../../indexer/open-indexer.ts";
import { parseFrom, readJson } from "../shared/files.ts";
import type { Verb } from "../shared/verb.ts";
import { leadingAlone } from "./shared/leading-alone.ts";
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
      const domains = domainsOn(client, DOMAINS);
      const store = await openIndexStore(settings, client, domains).catch((cause: unknown) => {
        throw storeFault(cause, config);
      });
      const rebuilt = async () => {
        if (settings.wipe) await emptyIfReplaced(client, store, domains);
        return store.rebuild();
      };
      const events = await leadingAlone(config, rebuilt).finally(() => store.close());
      cli.result(`Rows were made of ${events} events.`, { ok: true, events });
    } finally {
      client.provider.destroy();
    }
  },
};
