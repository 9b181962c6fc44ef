import type { IndexerConfig } from "../../../indexer/config/config.ts";
import { parseIndexerConfig } from "../../../indexer/config/parse-config.ts";
import { DOMAINS } from "../../../indexer/domains.ts";
import { domainsOn, openIndexStore } from "../../../indexer/open-indexer.ts";
import type { IndexStore } from "../../../indexer/store/open-store.ts";
import type { Cli } from "../../shared/cli.ts";
import { fault } from "../../shared/errors.ts";
import { parseFrom, readJson } from "../../shared/files.ts";
import { storeFault } from "./store-fault.ts";

/** Works on the store of a configuration, and closes it. @throws `INDEXER_CONFIG_INVALID`; as `openIndexStore`. */
export async function withStore<T>(
  cli: Cli,
  file: string,
  work: (store: IndexStore, config: IndexerConfig) => Promise<T>,
): Promise<T> {
  const config = parseFrom(file, () => parseIndexerConfig(readJson(file)));
  const client = await cli.client();
  try {
    const store = await openIndexStore(config, client, domainsOn(client, DOMAINS)).catch((cause: unknown) => {
      throw storeFault(cause, config);
    });
    return await work(store, config).finally(() => store.close());
  } finally {
    client.provider.destroy();
  }
}

/** @throws `USAGE` for a webhook that the configuration does not have. */
export function requireWebhook({ webhooks = [] }: IndexerConfig, name: string): void {
  const names = webhooks.map((each) => each.name);
  if (!names.includes(name)) throw fault("USAGE", `there is no webhook ${name}, but ${names.join(", ") || "none"}`, {});
}
