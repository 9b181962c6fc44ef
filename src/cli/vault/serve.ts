import { Option } from "commander";
import { Wallet } from "ethers";
import { pino } from "pino";
import { systemClock } from "../../lib/clock.ts";
import { exitAfter } from "../../lib/exit-after.ts";
import type { Logger } from "../../lib/logger.ts";
import { contentsIn } from "../../vault/access/contents.ts";
import type { OpenedVault } from "../../vault/compose/open-vault.ts";
import { digestFile } from "../../vault/compute/engine/digest-file.ts";
import { startProcess } from "../../vault/compute/engine/start-process.ts";
import { parsePolicy } from "../../vault/compute/policy/parse-policy.ts";
import { type ComputeConfig, limitsOf, type VaultConfig } from "../../vault/config/config.ts";
import { diskFolders } from "../../vault/content/files.ts";
import type { ComputeSettings } from "../../vault/jobs/settings.ts";
import { openClient, readDeployment } from "../shared/connection.ts";
import { fault } from "../shared/errors.ts";
import { parseFrom, readJson } from "../shared/files.ts";
import { stopSignal } from "../shared/stop-signal.ts";
import type { Verb } from "../shared/verb.ts";
import { CONFIG_OPTION, readConfig, secretsOf } from "./shared/config.ts";

interface ServeOptions {
  readonly config: string;
  readonly logLevel: string;
}

const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;
/** Milliseconds after which it ends in any case, once it is told to: what it promised is on disk by then. */
const LONGEST_STOP = 13_000;

export const verb: Verb<[options: ServeOptions]> = {
  takes: (command) =>
    command
      .requiredOption(...CONFIG_OPTION)
      .addOption(new Option("--log-level <level>", "what is logged").choices(LEVELS).default("info")),
  async run(cli, { config: file, logLevel }) {
    const stop = stopSignal();
    void stop.came.then(() => exitAfter(LONGEST_STOP, 0));
    // On standard error: standard output carries the result.
    const log = pino({ level: logLevel, base: null }, pino.destination(2));
    let running: OpenedVault | undefined;
    try {
      running = await open(readConfig(cli, file), log);
      const { url, account, org } = running;
      const text = `API      ${url}\nOpenAPI  ${url}/openapi.json\nAccount  ${account}\nCtrl-C stops it.`;
      cli.result(text, { ok: true, url, account, org });
      log.info({ url, account, org }, "vault runs");
      log.info({ why: await stop.came }, "told to stop");
    } finally {
      stop.forget();
      await running?.close();
    }
  },
};

/** @throws `QUERY_POLICY_INVALID`; as `readJson`. */
function computeOf({ policy: file, ...rest }: ComputeConfig): ComputeSettings {
  const json = readJson(file);
  return { ...rest, policy: parseFrom(file, () => parsePolicy(json)), start: startProcess, digestFile };
}

/** @throws `PORT_TAKEN`, `LISTEN_REFUSED`; as `openVault`. */
async function open(config: VaultConfig, log: Logger): Promise<OpenedVault> {
  const { chain, provider, store, api, dataspace } = config;
  const { host = "127.0.0.1", port = 8095 } = api ?? {};
  const client = await openClient(chain.url, readDeployment(chain.deployment));
  const close = () => client.provider.destroy();
  try {
    // Loads a server, which help needs none of.
    const { openVault } = await import("../../vault/compose/open-vault.ts");
    const opened = await openVault({
      client,
      signer: new Wallet(provider.key),
      folder: store.folder,
      secrets: secretsOf(config),
      contents: contentsIn(diskFolders, store.contents),
      limits: limitsOf(config),
      ...(config.compute && { compute: computeOf(config.compute) }),
      ...(dataspace !== undefined && { dataspace }),
      host,
      port,
      clock: systemClock,
      log,
    });
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
