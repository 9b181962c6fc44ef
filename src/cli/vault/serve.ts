import { Wallet } from "ethers";
import { systemClock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import { contentsIn } from "../../vault/access/contents.ts";
import type { OpenedVault } from "../../vault/compose/open-vault.ts";
import { digestFile } from "../../vault/compute/engine/digest-file.ts";
import { startProcess } from "../../vault/compute/engine/start-process.ts";
import { parsePolicy } from "../../vault/compute/policy/parse-policy.ts";
import { type ComputeConfig, limitsOf, type VaultConfig } from "../../vault/config/config.ts";
import { diskFolders } from "../../vault/content/files.ts";
import type { ComputeSettings } from "../../vault/jobs/settings.ts";
import { readAccess } from "../shared/access.ts";
import { type Endpoint, openClient, readDeployment } from "../shared/connection.ts";
import { parseFrom, readJson } from "../shared/files.ts";
import { requireHttp } from "../shared/http-option.ts";
import { listenFault } from "../shared/listen-fault.ts";
import { logLevelOption, runUntilStopped } from "../shared/run-until-stopped.ts";
import type { Verb } from "../shared/verb.ts";
import { CONFIG_OPTION, readConfig, secretsOf } from "./shared/config.ts";

interface ServeOptions {
  readonly config: string;
  readonly logLevel: string;
}

export const verb: Verb<[options: ServeOptions]> = {
  takes: (command) => command.requiredOption(...CONFIG_OPTION).addOption(logLevelOption()),
  async run(cli, { config: file, logLevel }) {
    await runUntilStopped({
      logLevel,
      open: (log) => open(readConfig(cli, file), log),
      async use({ url, account, org }, stopped, log) {
        const text = `API      ${url}\nOpenAPI  ${url}/openapi.json\nAccount  ${account}\nCtrl-C stops it.`;
        cli.result(text, { ok: true, url, account, org });
        log.info({ url, account, org }, "vault runs");
        log.info({ why: await stopped }, "told to stop");
      },
    });
  },
};

/** @throws `QUERY_POLICY_INVALID`; as `readJson`. */
function computeOf({ policy: file, ...rest }: ComputeConfig): ComputeSettings {
  const json = readJson(file);
  return { ...rest, policy: parseFrom(file, () => parsePolicy(json)), start: startProcess, digestFile };
}

function endpointOf({ url, token, tls }: VaultConfig["chain"]): Endpoint {
  requireHttp("chain.url", url);
  return {
    url,
    ...(token !== undefined && { token }),
    ...(tls && readAccess(tls, "tls.")),
  };
}

/** @throws `PORT_TAKEN`, `LISTEN_REFUSED`; as `openVault`. */
async function open(config: VaultConfig, log: Logger): Promise<OpenedVault> {
  const { chain, provider, store, api, dataspace } = config;
  const { host = "127.0.0.1", port = 8095 } = api ?? {};
  const client = await openClient(endpointOf(chain), readDeployment(chain.deployment));
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
    throw listenFault(cause, { host, port });
  }
}
