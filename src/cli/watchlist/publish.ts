import { systemClock } from "../../lib/clock.ts";
import { bringCounts, publishRoots } from "../../watchlist/roots/publish-roots.ts";
import type { Verb } from "../shared/verb.ts";
import { openListStore, STORE_OPTION } from "./shared/open-list-store.ts";

export const verb: Verb<[list: string, options: { readonly store: string; readonly always?: boolean }]> = {
  takes: (command) =>
    command
      .argument("<list>", "the list's id")
      .requiredOption(...STORE_OPTION)
      .option("--always", "also where nothing changed, so that the root is young"),
  async run(cli, list, { store: file, always = false }) {
    const client = await cli.writer();
    const store = openListStore(client, list, file, 0);
    try {
      const roots = await publishRoots({ client, list, store, clock: systemClock, always });
      const { counted, refused } = await bringCounts({ client, list, store });
      const lines = roots.map(({ epoch, number, entries }) => `epoch ${epoch}, root ${number}: ${entries} entries`);
      const text = [...(lines.length === 0 ? ["nothing changed"] : lines), `counted queries of ${counted.length}`];
      for (const { organisation, code } of refused) text.push(`organisation ${organisation} is not counted: ${code}`);
      cli.result(text.join("\n"), { ok: true, roots, counted, refused });
    } finally {
      store.close();
    }
  },
};
