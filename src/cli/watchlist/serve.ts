import { Option } from "commander";
import { pino } from "pino";
import { systemClock } from "../../lib/clock.ts";
import { exitAfter } from "../../lib/exit-after.ts";
import type { Logger } from "../../lib/logger.ts";
import { type OpenedWatchlist, openWatchlist } from "../../watchlist/open-watchlist.ts";
import type { Cli } from "../shared/cli.ts";
import { fault } from "../shared/errors.ts";
import { stopSignal } from "../shared/stop-signal.ts";
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

const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;
/** Milliseconds after which it ends in any case, once it is told to: what was answered is on disk by then. */
const LONGEST_STOP = 13_000;

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
      .addOption(new Option("--log-level <level>", "what is logged").choices(LEVELS).default("info")),
  async run(cli, list, options) {
    const stop = stopSignal();
    void stop.came.then(() => exitAfter(LONGEST_STOP, 0));
    // On standard error: standard output carries the result.
    const log = pino({ level: options.logLevel, base: null }, pino.destination(2));
    let running: OpenedWatchlist | undefined;
    try {
      running = await open(cli, list, options, log);
      const { url, account, epoch } = running;
      const text = `API      ${url}\nOpenAPI  ${url}/openapi.json\nAccount  ${account}\nEpoch    ${epoch}\nCtrl-C stops it.`;
      cli.result(text, { ok: true, url, account, epoch });
      log.info({ url, account, epoch }, "watchlist runs");
      log.info({ why: await stop.came }, "told to stop");
    } finally {
      stop.forget();
      await running?.close();
    }
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
    const reason = (cause as NodeJS.ErrnoException).code;
    if (reason === "EADDRINUSE") throw fault("PORT_TAKEN", `port ${port} of ${host} is in use`, { host, port });
    if (reason === "EACCES" || reason === "EADDRNOTAVAIL" || reason === "ENOTFOUND") {
      throw fault("LISTEN_REFUSED", `cannot listen on port ${port} of ${host}: ${reason}`, { host, port, reason });
    }
    throw cause;
  }
}
