import { mkdirSync } from "node:fs";
import type { Client } from "../../../sdk/core/client.ts";
import { deployedContract } from "../../../sdk/core/deployment.ts";
import type { TransferContent } from "../../../vault/access/transfer.ts";
import type { VaultConfig } from "../../../vault/config/config.ts";
import { parseVaultConfig } from "../../../vault/config/parse-config.ts";
import { type AtRest, atRest, readVaultKey } from "../../../vault/store/at-rest.ts";
import { type CipherFiles, makeVaultFolder } from "../../../vault/store/files.ts";
import { openVaultStore, type VaultStore } from "../../../vault/store/open-store.ts";
import type { Cli } from "../../shared/cli.ts";
import { parseFrom, readJson } from "../../shared/files.ts";
import { readPrivate } from "../../shared/private-file.ts";

export const CONFIG_OPTION = ["--config <file>", "configuration of the vault, see docs/guides/vault.md"] as const;

/** @throws `VAULT_CONFIG_INVALID`; as `readJson`. */
export function readConfig(cli: Cli, file: string): VaultConfig {
  const json = readJson(file);
  return parseFrom(file, () => parseVaultConfig(json, cli.environment()));
}

/** @throws `VAULT_KEY_INVALID`, `KEY_FILE_OPEN`; as `readPrivate`. */
export function secretsOf({ store }: VaultConfig): AtRest {
  const content = readPrivate(store.keyFile);
  return atRest(parseFrom(store.keyFile, () => readVaultKey(content)));
}

export interface OpenedStore {
  readonly store: VaultStore<TransferContent>;
  readonly files: CipherFiles;
}

/** The store of a vault, which may run. @param org The owner. @throws as `openVaultStore`. */
export function openStoreOf(config: VaultConfig, { deployment }: Client, org: number): OpenedStore {
  mkdirSync(config.store.contents, { recursive: true, mode: 0o700 });
  const files = makeVaultFolder(config.store.folder);
  const { chainId, genesisHash } = deployment;
  const agreements = deployedContract(deployment, "Agreements", "data").address;
  const origin = { chainId, genesisHash, agreements, org };
  return { files, store: openVaultStore<TransferContent>(config.store.folder, secretsOf(config), origin) };
}
