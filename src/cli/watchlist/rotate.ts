import { hexlify } from "ethers";
import { announceWatchlistKeyAndWait } from "../../sdk/watchlist/actions/announce-key.ts";
import { showTime } from "../shared/tables.ts";
import { time } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { KEYS_OPTION, readKeys } from "./shared/key-file.ts";

export const verb: Verb<[list: string, options: { readonly keys: string; readonly starts: bigint }]> = {
  takes: (command) =>
    command
      .argument("<list>", "the list's id")
      .requiredOption(...KEYS_OPTION)
      .requiredOption("--starts <time>", "when the new key is in use", time),
  async run(cli, list, { keys: file, starts }) {
    const publicKey = hexlify(readKeys(file).at(-1)?.publicKey ?? "0x");
    const changed = await announceWatchlistKeyAndWait(await cli.writer(), { list, publicKey, startsAt: starts });
    const { epoch, startsAt, receipt } = changed;
    const json = { ok: true, epoch, publicKey, startsAt, tx: receipt.hash };
    cli.result(`epoch ${epoch} begins ${showTime(startsAt)}; until then members report anew under its key`, json);
  },
};
