import { rewindWebhook } from "../../indexer/webhooks/rewind.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { leadingAlone } from "./shared/leading-alone.ts";
import { requireWebhook, withStore } from "./shared/with-store.ts";

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
  async run(cli, { config: file, webhook, to }) {
    await withStore(cli, file, (store, config) => {
      requireWebhook(config, webhook);
      return leadingAlone(config, () => rewindWebhook(store, webhook, to));
    });
    cli.result(`${webhook} gets events from block ${to} on again.`, { ok: true, webhook, block: to });
  },
};
