/** Vaults in this process, on chains in this process. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../lib/clock.ts";
import { silentLogger } from "../lib/logger.ts";
import { connect } from "../sdk/core/connect.ts";
import { deployedContract } from "../sdk/core/deployment.ts";
import { signVersion } from "../sdk/data/model/catalogue/version.ts";
import { contentsIn } from "../vault/access/contents.ts";
import type { TransferContent } from "../vault/access/transfer.ts";
import { asJson, type ResourceDocument, type VersionDocument } from "../vault/catalogue/documents.ts";
import { type OpenedVault, type OpenVaultParameters, openVault } from "../vault/compose/open-vault.ts";
import { limitsOf } from "../vault/config/config.ts";
import { diskFolders, openSource } from "../vault/content/files.ts";
import { openCsv } from "../vault/content/source/csv.ts";
import { prepareVersion } from "../vault/publish/prepare-version.ts";
import { publishPrepared } from "../vault/publish/publish-prepared.ts";
import { atRest, newVaultKey, readVaultKey } from "../vault/store/at-rest.ts";
import { makeVaultFolder } from "../vault/store/files.ts";
import { openVaultStore } from "../vault/store/open-store.ts";
import { temporaryFolder } from "./command-line.ts";
import { createdResource, type DataSharing } from "./data-sharing.ts";

export const LOAD_COLUMNS = [
  { name: "factory", type: "text" },
  { name: "at", type: "timestamp" },
  { name: "kwh", type: "decimal", scale: 3 },
] as const;

/** Generated readings, so that one can be looked for. */
export const loadCsv = (rows: number): string =>
  [
    "factory,at,kwh",
    ...Array.from(
      { length: rows },
      (_, n) => `Factory-${n % 7},2025-01-01T${String(n % 24).padStart(2, "0")}:00:00Z,${n}.125`,
    ),
    "",
  ].join("\n");

export interface VaultBench {
  readonly folder: string;
  /** The vault's store. */
  readonly store: string;
  open(changes?: Partial<OpenVaultParameters>): Promise<OpenedVault>;
  /** Publishes the next version of a resource, which is made if there is none of its name. */
  publish(name: string, csv?: string): Promise<Published>;
  /** Works on the vault's store, which a vault may have open as well. */
  withStore<T>(work: (store: ReturnType<typeof openStore>) => T): T;
  close(): Promise<void>;
}

export interface Published {
  readonly resource: string;
  readonly service: string;
  readonly document: VersionDocument;
}

const openStore = (folder: string, system: DataSharing, secrets: ReturnType<typeof atRest>) => {
  const { chainId, genesisHash } = system.deployment;
  const agreements = deployedContract(system.deployment, "Agreements", "data").address;
  return openVaultStore<TransferContent>(folder, secrets, { chainId, genesisHash, agreements, org: 1 });
};

/** A vault of organisation 1, in a folder of its own. */
export function vaultBench(system: DataSharing): VaultBench {
  const folder = temporaryFolder();
  const [store, contents] = [join(folder, "store"), join(folder, "contents")];
  mkdirSync(contents);
  const secrets = atRest(readVaultKey(newVaultKey()));
  const files = makeVaultFolder(store);
  const opened: OpenedVault[] = [];
  const resources = new Map<string, { readonly resource: string; readonly service: string }>();

  const withStore = <T>(work: (store: ReturnType<typeof openStore>) => T): T => {
    const held = openStore(store, system, secrets);
    const close = () => held.close();
    let result: T;
    try {
      result = work(held);
    } catch (error) {
      close();
      throw error;
    }
    if (result instanceof Promise) return result.finally(close) as T;
    close();
    return result;
  };
  return {
    folder,
    store,
    withStore,
    async open(changes = {}) {
      const vault = await openVault({
        client: await connect({ provider: system.ethers.provider, deployment: system.deployment }),
        signer: system.vaultKey,
        folder: store,
        secrets,
        contents: contentsIn(diskFolders, contents),
        limits: limitsOf({}),
        host: "127.0.0.1",
        port: 0,
        pollInterval: 10,
        clock: systemClock,
        log: silentLogger,
        ...changes,
      });
      opened.push(vault);
      return vault;
    },
    publish: (name, csv = loadCsv(200)) =>
      withStore(async ({ versions }) => {
        const created = resources.get(name) ?? (await createdResource(system, name));
        const isNew = !resources.has(name);
        resources.set(name, created);
        const path = join(folder, "source.csv");
        writeFileSync(path, csv);
        const file = openSource(path);
        const now = await system.now();
        const document = await prepareVersion({
          client: system.owner,
          versions,
          files,
          folders: diskFolders,
          contents,
          resource: created.resource,
          file,
          source: await openCsv({ file, columns: LOAD_COLUMNS }),
          format: "csv",
          facts: {
            metadata: { title: name },
            sourceSystem: "meters",
            method: "half-hourly",
            collectedFrom: now - 1_000,
            collectedTo: now - 10,
            deadline: now + 3_600,
          },
          now,
        });
        const { resource, number } = document.version;
        const sourceSignature = await signVersion(system.admin, system.deployment, document.version);
        const about: ResourceDocument = { name, title: name, description: "", keywords: [], policies: {} };
        versions.putResource(resource, asJson(about));
        await publishPrepared({ client: system.owner, versions, resource, number, sourceSignature });
        if (isNew) await system.owner.catalog.setResourceStatusAndWait({ resource, status: "Active" });
        return { ...created, document };
      }),
    async close() {
      await Promise.all(opened.map((each) => each.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
