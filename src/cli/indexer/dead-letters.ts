import { listDeadLetters } from "../../indexer/webhooks/dead-letters.ts";
import { showMoment, table } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";
import { requireWebhook, withStore } from "./shared/with-store.ts";

interface DeadLettersOptions {
  readonly config: string;
  readonly webhook?: string;
}

export const verb: Verb<[options: DeadLettersOptions]> = {
  takes: (command) =>
    command
      .requiredOption("--config <file>", "configuration of the indexer, which may run meanwhile")
      .option("--webhook <name>", "only of this one"),
  async run(cli, { config: file, webhook }) {
    const letters = await withStore(cli, file, (store, config) => {
      if (webhook !== undefined) requireWebhook(config, webhook);
      return listDeadLetters(store, webhook);
    });
    const rows = letters.map(({ at, webhook, event, contract, name, reason }) => {
      return [showMoment(at * 1_000), webhook, event, `${contract}.${name}`, reason];
    });
    const text = table(["put aside", "webhook", "event", "what", "why"], rows, cli.layout());
    cli.result(letters.length === 0 ? "Nothing was put aside." : text, { ok: true, letters });
  },
};
