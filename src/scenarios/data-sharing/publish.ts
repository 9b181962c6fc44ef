import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { id } from "ethers";
import { systemClock } from "../../lib/clock.ts";
import { silentLogger } from "../../lib/logger.ts";
import { connect } from "../../sdk/core/connect.ts";
import { deployedContract } from "../../sdk/core/deployment.ts";
import { addServiceAndWait } from "../../sdk/data/actions/catalog/add-service.ts";
import { createResourceAndWait } from "../../sdk/data/actions/catalog/create-resource.ts";
import { setResourceStatusAndWait } from "../../sdk/data/actions/catalog/set-resource-status.ts";
import { signValidation, signVersion } from "../../sdk/data/model/catalogue/version.ts";
import { contentsIn } from "../../vault/access/contents.ts";
import type { TransferContent } from "../../vault/access/transfer.ts";
import { asJson, type ResourceDocument, type VersionDocument } from "../../vault/catalogue/documents.ts";
import { type OpenedVault, openVault } from "../../vault/compose/open-vault.ts";
import { limitsOf } from "../../vault/config/config.ts";
import { diskFolders, openSource } from "../../vault/content/files.ts";
import { openCsv } from "../../vault/content/source/csv.ts";
import { prepareVersion } from "../../vault/publish/prepare-version.ts";
import { publishPrepared } from "../../vault/publish/publish-prepared.ts";
import { atRest, newVaultKey, readVaultKey } from "../../vault/store/at-rest.ts";
import { makeVaultFolder } from "../../vault/store/files.ts";
import { openVaultStore } from "../../vault/store/open-store.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { Stage } from "../shared/scenario.ts";
import { DAYS, LOAD_COLUMNS, writeLoad } from "./load-file.ts";
import type { Parties } from "./parties.ts";
import { LEAST_GROUP } from "./policy.ts";

const DAY = 86_400;

/** What the grid company published, and the vault that serves it. */
export interface PublishedLoad {
  readonly vault: OpenedVault;
  readonly resource: string;
  /** Services by which it is had. */
  readonly download: string;
  readonly compute: string;
  readonly document: VersionDocument;
  /** Of load. */
  readonly days: number;
  readonly seconds: number;
}

/** The grid company publishes a year of load, which River Authority countersigns, and starts its vault, which stays up. */
export async function publishLoad(stage: Stage, parties: Parties): Promise<PublishedLoad> {
  const { folder } = stage;
  const { grid } = parties;
  const year = new Date((await chainTime(grid.client.provider)) * 1_000).getUTCFullYear() - 1;
  const path = join(folder, "load.csv");
  const { days = DAYS } = stage;
  await writeLoad(path, `${year}-01-01`, days);

  const terms = { consent: "Individual", visibility: "Members", validators: 1, minGroupSize: LEAST_GROUP } as const;
  const { resource } = await createResourceAndWait(grid.client, { name: id(`load ${year}`), terms });
  const service = async (kind: "Download" | "Compute") => {
    const details = { resource, kind, interfaceHash: id("openapi"), endpointHash: id("vault.grid.example") };
    return (await addServiceAndWait(grid.client, { name: id(kind), service: details })).service;
  };
  const [download, compute] = [await service("Download"), await service("Compute")];

  const secrets = atRest(readVaultKey(newVaultKey()));
  const begun = systemClock.now();
  const document = await publishVersion(stage, parties, { resource, path, year, days, secrets });
  const seconds = (systemClock.now() - begun) / 1_000;
  await setResourceStatusAndWait(grid.client, { resource, status: "Active" });
  const rows = document.version.leaves.toLocaleString("en").replaceAll(",", " ");
  stage.say(
    `Grid Company publishes ${rows} half-hourly rows of ${year} in ${seconds.toFixed(0)} s: one root on the chain, signed by it as the source and by River Authority`,
  );

  const vault = await openVault({
    client: await connect({ provider: grid.client.provider, deployment: stage.deployment }),
    signer: parties.vault,
    folder: join(folder, "vault"),
    secrets,
    contents: contentsIn(diskFolders, join(folder, "contents")),
    limits: limitsOf({}),
    host: "127.0.0.1",
    port: 0,
    clock: systemClock,
    log: silentLogger,
  });
  stage.keep(vault.close);
  stage.say(`its vault serves at ${vault.url}; the rows stay with it`);
  return { vault, resource, download, compute, document, days, seconds };
}

interface Publication {
  readonly resource: string;
  readonly path: string;
  readonly year: number;
  readonly days: number;
  readonly secrets: ReturnType<typeof atRest>;
}

async function publishVersion(
  { deployment, folder }: Stage,
  { grid, authority }: Parties,
  { resource, path, year, days, secrets }: Publication,
): Promise<VersionDocument> {
  const [vaultFolder, contents] = [join(folder, "vault"), join(folder, "contents")];
  mkdirSync(contents);
  const files = makeVaultFolder(vaultFolder);
  const { chainId, genesisHash } = deployment;
  const agreements = deployedContract(deployment, "Agreements", "data").address;
  const of = { chainId, genesisHash, agreements, org: grid.org };
  const store = openVaultStore<TransferContent>(vaultFolder, secrets, of);
  try {
    const { versions } = store;
    const file = openSource(path);
    const now = await chainTime(grid.client.provider);
    const document = await prepareVersion({
      client: grid.client,
      versions,
      files,
      folders: diskFolders,
      contents,
      resource,
      file,
      source: await openCsv({ file, columns: LOAD_COLUMNS }),
      format: "csv",
      facts: {
        metadata: { title: `Half-hourly load of factories, ${year}` },
        sourceSystem: "meters",
        method: "half-hourly, generated",
        collectedFrom: Date.UTC(year, 0, 1) / 1_000,
        collectedTo: Date.UTC(year, 0, days) / 1_000,
        deadline: now + DAY,
      },
      now,
      threads: 1,
    });
    const { version } = document;
    const sourceSignature = await signVersion(grid.signer, deployment, version);
    const validatorSignatures = [await signValidation(authority.signer, deployment, version)];
    const about: ResourceDocument = {
      name: id(`load ${year}`),
      title: "Half-hourly load",
      description: "Energy drawn by each factory in each half hour",
      keywords: ["load"],
      policies: {},
    };
    versions.putResource(resource, asJson(about));
    const { number } = version;
    return await publishPrepared({
      client: grid.client,
      versions,
      resource,
      number,
      sourceSignature,
      validatorSignatures,
    });
  } finally {
    store.close();
  }
}
