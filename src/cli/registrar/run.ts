import { systemClock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import { type OpenedRegistrar, openRegistrar } from "../../registrar/open-registrar.ts";
import type { Cli } from "../shared/cli.ts";
import { fault } from "../shared/errors.ts";
import { listenFault } from "../shared/listen-fault.ts";
import { logLevelOption, runUntilStopped } from "../shared/run-until-stopped.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { KEYS_OPTION, readEpochs } from "./shared/key-file.ts";

interface RunOptions {
  readonly keys: string;
  readonly store: string;
  readonly host: string;
  readonly port: number;
  readonly quota: number;
  readonly logLevel: string;
}

const HOUR = 3_600_000;

export const verb: Verb<[options: RunOptions]> = {
  takes: (command) =>
    command
      .requiredOption(...KEYS_OPTION)
      .requiredOption("--store <file>", "log of every request that was answered")
      .option("--host <address>", "address to listen on", "127.0.0.1")
      .option("--port <number>", "port to listen on, 0 for a free one", wholeNumber, 8090)
      .option("--quota <keys>", "keys that an organisation gets within an hour", wholeNumber, 3_000)
      .addOption(logLevelOption()),
  async run(cli, options) {
    await runUntilStopped({
      logLevel: options.logLevel,
      open: (log) => open(cli, options, log),
      async use({ url, account, epoch }, stopped, log) {
        const text = `API      ${url}\nOpenAPI  ${url}/openapi.json\nAccount  ${account}\nEpoch    ${epoch}\nCtrl-C stops it.`;
        cli.result(text, { ok: true, url, account, epoch });
        log.info({ url, account, epoch }, "registrar runs");
        log.info({ why: await stopped }, "told to stop");
      },
    });
  },
};

/** @throws `PORT_TAKEN`, `LISTEN_REFUSED`; as `openRegistrar`. */
async function open(cli: Cli, options: RunOptions, log: Logger): Promise<OpenedRegistrar> {
  const { keys, store, host, port, quota } = options;
  const epochs = readEpochs(cli, keys);
  const [client, signer] = [await cli.client(), await cli.signer()];
  const close = () => client.provider.destroy();
  try {
    const opened = await openRegistrar({
      epochs,
      signer,
      client,
      store,
      host,
      port,
      quota: { keys: quota, span: HOUR },
      clock: systemClock,
      log,
    });
    return { ...opened, close: () => opened.close().finally(close) };
  } catch (cause) {
    close();
    const reason = (cause as NodeJS.ErrnoException).code;
    if (reason === "ERR_SQLITE_ERROR")
      throw fault("FILE_UNWRITABLE", `${store} cannot be opened`, { file: store, reason }, cause);
    throw listenFault(cause, { host, port });
  }
}
