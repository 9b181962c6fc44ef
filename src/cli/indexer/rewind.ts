import { parseIndexerConfig } from "../../indexer/config/parse-config.ts";
import { DOMAINS } from "../../indexer/domains.ts";
import { domainsOn, openIndexStore } from "../../indexer/open-indexer.ts";
import { rewindWebhook } from "../../indexer/webhooks/rewind.ts";
import { fault } from "../shared/errors.ts";
import { parseFrom, readJson } from "../shared/files.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { storeFault } from "./shared/store-fault.ts";

interface RewindOptions {
  readonly config: string;
  readonly webhook: string;
  readonly to: number;
}

export const verb: Verb<[options: RewindOptions]> = {
  takes: (command) =>
    command
      .requiredOption("--config <file>", "configuration of the indexer, which must not run meanwhile")
      .requiredOption("--webhook <name>", "which of them")
      .requiredOption("--to <block>", "first block whose events are brought again", wholeNumber),
  async run(cli, { config: file, webhook: name, to }) {
    const config = parseFrom(file, () => parseIndexerConfig(readJson(file)));
    const names = (config.webhooks ?? []).map((each) => each.name);
    if (!names.includes(name))
      throw fault("USAGE", `there is no webhook ${name}, but ${names.join(", ") || "none"}`, {});
    const client = await cli.client();
    try {
      const store = await openIndexStore(config, client, domainsOn(client, DOMAINS)).catch((cause: unknown) => {
        throw storeFault(cause, config);
      });
      await rewindWebhook(store, name, to).finally(() => store.close());
      cli.result(`${name} gets events from block ${to} on again.`, { ok: true, webhook: name, block: to });
    } finally {
      client.provider.destroy();
    }
  },
};
