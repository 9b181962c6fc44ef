import type { Command } from "commander";
import { isAddress } from "ethers";
import { type FingerprintKeys, localKeys } from "../../../sdk/receivables/registrar/epoch-keys.ts";
import { registrarKeys } from "../../../sdk/receivables/registrar/registrar-keys.ts";
import { readEpochs } from "../../registrar/shared/key-file.ts";
import type { Cli } from "../../shared/cli.ts";
import { fault } from "../../shared/errors.ts";
import { requireHttp } from "../../shared/http-option.ts";

/** Where fingerprint keys come from. */
export interface KeysOptions {
  readonly registrar?: string;
  readonly registrarAccount?: string;
  readonly registrarKeyFile?: string;
}

export function takesKeys(command: Command): Command {
  return command
    .option("--registrar <url>", "registrar service to have fingerprint keys from")
    .option("--registrar-account <address>", "account that it signs its answers by")
    .option("--registrar-key-file <file>", "key file of a registrar, for tests: keys are made here");
}

/** What gives fingerprint keys; undefined where none were asked for. @throws `USAGE`; as `readEpochs`. */
export async function openKeys(cli: Cli, options: KeysOptions): Promise<FingerprintKeys | undefined> {
  const { registrar: url, registrarAccount: registrar, registrarKeyFile: file } = options;
  if (url !== undefined && file !== undefined) {
    throw fault("USAGE", "give either --registrar or --registrar-key-file", { registrar: url, registrarKeyFile: file });
  }
  if (file !== undefined) return localKeys(readEpochs(cli, file));
  if (url === undefined) return undefined;
  requireHttp("registrar", url);
  if (registrar === undefined || !isAddress(registrar)) {
    const message = "--registrar-account should be the account that the registrar signs its answers by";
    throw fault("USAGE", message, { registrarAccount: registrar ?? null });
  }
  const [signer, deployment] = [await cli.signer(), await cli.deployment()];
  return registrarKeys({ url, signer, deployment, registrar });
}
