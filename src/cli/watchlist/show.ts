import { isTallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { getWatchlist } from "../../sdk/watchlist/actions/get-list.ts";
import { getWatchlistRoot, type WatchlistRoot } from "../../sdk/watchlist/actions/get-root.ts";
import { showTime } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";

async function newestRoot(client: Client, list: string, epoch: number): Promise<WatchlistRoot | undefined> {
  try {
    return await getWatchlistRoot(client, { list, epoch });
  } catch (error) {
    if (isTallyError(error, "ROOT_UNUSABLE")) return undefined;
    throw error;
  }
}

export const verb: Verb<[list: string]> = {
  takes: (command) => command.argument("<list>", "the list's id"),
  async run(cli, list) {
    const client = await cli.client();
    const found = await getWatchlist(client, { list });
    const root = await newestRoot(client, list, found.epoch);
    const { operator, epoch, publicKey, pool, faults, next } = found;
    const lines = [
      `operator    ${operator}`,
      `epoch       ${epoch}`,
      `public key  ${publicKey}`,
      ...(next === undefined ? [] : [`next        epoch ${next.epoch} from ${showTime(next.startsAt)}`]),
      root === undefined
        ? "root        none yet"
        : `root        ${root.number}, of ${showTime(root.asOf)}: ${root.entries} entries${root.faulty ? ", PROVED WRONG" : ""}`,
      `pool        ${pool} points`,
      `faults      ${faults}`,
    ];
    cli.result(lines.join("\n"), { ok: true, watchlist: found, root: root ?? null });
  },
};
