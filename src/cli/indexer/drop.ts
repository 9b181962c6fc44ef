import { dropDeadLetter } from "../../indexer/webhooks/dead-letters.ts";
import type { Verb } from "../shared/verb.ts";
import { requireWebhook, withStore } from "./shared/with-store.ts";

interface DropOptions {
  readonly config: string;
  readonly webhook: string;
  readonly event: string;
}

export const verb: Verb<[options: DropOptions]> = {
  takes: (command) =>
    command
      .requiredOption("--config <file>", "configuration of the indexer, which may run meanwhile")
      .requiredOption("--webhook <name>", "which of them")
      .requiredOption("--event <block:log>", "what was put aside, as dead-letters lists it"),
  async run(cli, { config: file, webhook, event }) {
    await withStore(cli, file, (store, config) => {
      requireWebhook(config, webhook);
      return dropDeadLetter(store, webhook, event);
    });
    cli.result(`${event} is put aside for ${webhook} no more.`, { ok: true, webhook, event });
  },
};
