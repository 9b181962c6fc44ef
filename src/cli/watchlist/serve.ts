import { systemClock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import { type OpenedWatchlist, openWatchlist } from "../../watchlist/open-watchlist.ts";
import type { Cli } from "../shared/cli.ts";
import { listenFault } from "../shared/listen-fault.ts";
import { logLevelOption, runUntilStopped } from "../shared/run-until-stopped.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { KEYS_OPTION, readKeys } from "./shared/key-file.ts";
import { openListStore, STORE_OPTION } from "./shared/open-list-store.ts";

interface ServeOptions {
  readonly keys: string;
  readonly store: string;
  readonly host: string;
  readonly port: number;
  readonly quota: number;
  readonly publishEvery: number;
  readonly logLevel: string;
}

export const verb: Verb<[list: string, options: ServeOptions]> = {
  takes: (command) =>
    command
      .argument("<list>", "the list's id")
      .requiredOption(...KEYS_OPTION)
      .requiredOption(...STORE_OPTION)
      .option("--host <address>", "address to listen on", "127.0.0.1")
      .option("--port <number>", "port to listen on, 0 for a free one", wholeNumber, 8091)
      .option("--quota <queries>", "that an organisation makes within an hour", wholeNumber, 10_000)
      .option("--publish-every <seconds>", "between looks at what changed, 0 for never", wholeNumber, 60)
      .addOption(logLevelOption()),
  async run(cli, list, options) {
    await runUntilStopped({
      logLevel: options.logLevel,
      open: (log) => open(cli, list, options, log),
      async use({ url, account, epoch }, stopped, log) {
        const text = `API      ${url}\nOpenAPI  ${url}/openapi.json\nAccount  ${account}\nEpoch    ${epoch}\nCtrl-C stops it.`;
        cli.result(text, { ok: true, url, account, epoch });
        log.info({ url, account, epoch }, "watchlist runs");
        log.info({ why: await stopped }, "told to stop");
      },
    });
  },
};

/** @throws `PORT_TAKEN`, `LISTEN_REFUSED`; as `openWatchlist`. */
async function open(cli: Cli, list: string, options: ServeOptions, log: Logger): Promise<OpenedWatchlist> {
  const { host, port, quota, publishEvery } = options;
  const keys = readKeys(options.keys);
  const [client, signer] = [await cli.writer(), await cli.signer()];
  const close = () => client.provider.destroy();
  try {
    const store = openListStore(client, list, options.store, quota);
    const publishing = publishEvery === 0 ? {} : { publishing: { client, every: publishEvery * 1_000 } };
    const at = { host, port, clock: systemClock, log };
    const opened = await openWatchlist({ list, keys, signer, client, store, ...at, ...publishing });
    return { ...opened, close: () => opened.close().finally(close) };
  } catch (cause) {
    close();
    throw listenFault(cause, { host, port });
  }
}
