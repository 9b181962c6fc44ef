import type { BaseWallet, Signer } from "ethers";
import { type OpenedKeeper, openKeeper } from "../../keeper/open-keeper.ts";
import { SOURCES } from "../../keeper/sources.ts";
import { systemClock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import { sqliteStore } from "../../sdk/core/send/sqlite-store.ts";
import type { Cli } from "../shared/cli.ts";
import { fault } from "../shared/errors.ts";
import { listenFault } from "../shared/listen-fault.ts";
import { logLevelOption, runUntilStopped } from "../shared/run-until-stopped.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";

interface KeepOptions {
  readonly store: string;
  readonly only?: readonly string[];
  readonly most?: number;
  readonly once?: boolean;
  readonly host: string;
  readonly port?: number;
  readonly logLevel: string;
}

export const verb: Verb<[options: KeepOptions]> = {
  takes: (command) =>
    command
      .requiredOption("--store <file>", "what it sends is kept here, so that a kill doubles nothing")
      .option("--only <kinds>", "kinds that it calls, such as receivables.overdue,ledger.redeem", listed)
      .option("--most <number>", "how many things one call takes at most", wholeNumber)
      .option("--once", "call what is due now, and end")
      .option("--host <address>", "address on which GET /health answers", "127.0.0.1")
      .option("--port <number>", "its port, 0 for a free one; it is not served if left out", wholeNumber)
      .addOption(logLevelOption()),
  async run(cli, options) {
    await runUntilStopped({
      logLevel: options.logLevel,
      open: (log) => open(cli, options, log),
      async use({ account, url, ended, state }, stopped, log) {
        if (options.once) {
          await Promise.race([ended, stopped]);
          const { called, refused, block } = state();
          const text = `${called} acts were called, ${refused} are refused by the chain.`;
          return cli.result(text, { ok: true, account, called, refused, block });
        }
        const health = url === undefined ? "" : `Health   ${url}/health\n`;
        cli.result(`Account  ${account}\n${health}Ctrl-C stops it.`, { ok: true, account, url: url ?? null });
        const why = await Promise.race([stopped, ended.then(() => "nothing of the deployment falls due")]);
        log.info({ why }, "ends");
      },
    });
  },
};

/** @throws `USAGE`, `PORT_TAKEN`, `LISTEN_REFUSED`, `FILE_UNWRITABLE`; as `openKeeper`. */
async function open(cli: Cli, options: KeepOptions, log: Logger): Promise<OpenedKeeper> {
  const { store, only, most, once = false, host, port } = options;
  const [client, signer] = [await cli.client(), await cli.signer()];
  const close = () => client.provider.destroy();
  try {
    const opened = await openKeeper({
      client,
      signer: inProcess(signer),
      store: sqliteStore(store),
      sources: SOURCES,
      ...(only && { only }),
      ...(most !== undefined && { mostPerCall: most }),
      ...(port !== undefined && { health: { host, port } }),
      once,
      clock: systemClock,
      log,
    });
    return { ...opened, close: () => opened.close().finally(close) };
  } catch (cause) {
    close();
    const reason = (cause as NodeJS.ErrnoException).code;
    if (reason === "ERR_SQLITE_ERROR")
      throw fault("FILE_UNWRITABLE", `${store} cannot be opened`, { file: store, reason }, cause);
    throw port === undefined ? cause : listenFault(cause, { host, port });
  }
}

/** The outbox gives the nonce, signs and stores in one step: it cannot wait for a service. @throws `USAGE`. */
function inProcess(signer: Signer): BaseWallet {
  if ("signingKey" in signer) return signer as BaseWallet;
  throw fault("USAGE", "a keeper signs by itself: give --key-file or --key in place of --signer", {});
}

const listed = (text: string): readonly string[] => text.split(",").map((each) => each.trim());
