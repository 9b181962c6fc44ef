import { dirname, resolve } from "node:path";
import type { BaseWallet, Signer } from "ethers";
import { systemClock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import type { SideNode } from "../../relay/config/config.ts";
import { parseRelayConfig } from "../../relay/config/parse-config.ts";
import { type OpenedRelay, openRelay } from "../../relay/open-relay.ts";
import { openProvider } from "../../sdk/core/open-provider.ts";
import { sqliteStore } from "../../sdk/core/send/sqlite-store.ts";
import { readAccess } from "../shared/access.ts";
import type { Cli } from "../shared/cli.ts";
import type { Endpoint } from "../shared/connection.ts";
import { fault } from "../shared/errors.ts";
import { parseFrom, readJson } from "../shared/files.ts";
import { listenFault } from "../shared/listen-fault.ts";
import { logLevelOption, runUntilStopped } from "../shared/run-until-stopped.ts";
import type { Verb } from "../shared/verb.ts";

interface RunOptions {
  readonly config: string;
  readonly logLevel: string;
}

export const verb: Verb<[options: RunOptions]> = {
  takes: (command) =>
    command
      .requiredOption("--config <file>", "configuration of the relayer, see docs/guides/anchoring.md")
      .addOption(logLevelOption()),
  async run(cli, options) {
    await runUntilStopped({
      logLevel: options.logLevel,
      open: (log) => open(cli, options, log),
      async use({ account, url, ended }, stopped, log) {
        const text = `API      ${url}\nOpenAPI  ${url}/openapi.json\nAccount  ${account}\nCtrl-C stops it.`;
        cli.result(text, { ok: true, url, account });
        log.info({ url, account }, "relayer runs");
        log.info({ why: await Promise.race([stopped, ended.then(() => "ended")]) }, "told to stop");
      },
    });
  },
};

/** @throws `USAGE`, `PORT_TAKEN`, `LISTEN_REFUSED`, `FILE_UNWRITABLE`, `RELAY_CONFIG_INVALID`; as `openRelay`. */
async function open(cli: Cli, options: RunOptions, log: Logger): Promise<OpenedRelay> {
  const config = parseFrom(options.config, () => parseRelayConfig(readJson(options.config)));
  const signer = inProcess(await cli.signer());
  const client = await cli.client();
  const nodes = config.side.nodes.map((node) => openProvider(endpointOf(node, dirname(options.config))));
  const close = () => {
    for (const provider of [client.provider, ...nodes]) provider.destroy();
  };
  try {
    const store = sqliteStore(config.store);
    const opened = await openRelay({ config, client, signer, store, nodes, clock: systemClock, log });
    return { ...opened, close: () => opened.close().finally(close) };
  } catch (cause) {
    close();
    const reason = (cause as NodeJS.ErrnoException).code;
    const file = config.store;
    if (reason === "ERR_SQLITE_ERROR")
      throw fault("FILE_UNWRITABLE", `${file} cannot be opened`, { file, reason }, cause);
    const { host = "127.0.0.1", port } = config.api;
    throw listenFault(cause, { host, port });
  }
}

/** @throws `USAGE`; as `readAccess`. */
function endpointOf(node: string | SideNode, folder: string): Endpoint {
  if (typeof node === "string") return { url: node };
  const here = (path: string | undefined) => (path === undefined ? undefined : resolve(folder, path));
  const { url, tokenFile, tls } = node;
  const files = { tokenFile: here(tokenFile), cert: here(tls?.cert), key: here(tls?.key), ca: here(tls?.ca) };
  return { url, ...readAccess(files, "side.nodes.tls.") };
}

/** The outbox gives the nonce, signs and stores in one step: it cannot wait for a service. @throws `USAGE`. */
function inProcess(signer: Signer): BaseWallet {
  if ("signingKey" in signer) return signer as BaseWallet;
  throw fault("USAGE", "a relayer signs by itself: give --key-file or --key in place of --signer", {});
}
