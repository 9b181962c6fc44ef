/** A vault that publishes versions, or serves until it is told to end. Meant to be killed and started again. */
import { JsonRpcProvider, Wallet } from "ethers";
import { systemClock } from "../../src/lib/clock.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { deployedContract } from "../../src/sdk/core/deployment.ts";
import { signVersion } from "../../src/sdk/data/model/catalogue/version.ts";
import { LOAD_COLUMNS } from "../../src/testing/vault.ts";
import { contentsIn } from "../../src/vault/access/contents.ts";
import type { TransferContent } from "../../src/vault/access/transfer.ts";
import type { VersionDocument } from "../../src/vault/catalogue/documents.ts";
import { openVault } from "../../src/vault/compose/open-vault.ts";
import { limitsOf } from "../../src/vault/config/config.ts";
import { diskFolders, openSource } from "../../src/vault/content/files.ts";
import { openCsv } from "../../src/vault/content/source/csv.ts";
import { prepareVersion } from "../../src/vault/publish/prepare-version.ts";
import { publishPrepared } from "../../src/vault/publish/publish-prepared.ts";
import { atRest, readVaultKey } from "../../src/vault/store/at-rest.ts";
import { makeVaultFolder } from "../../src/vault/store/files.ts";
import { openVaultStore } from "../../src/vault/store/open-store.ts";
import { createPoints } from "./points.ts";
import { SERVES_AT, type VaultTask } from "./vault-task.ts";

const task = JSON.parse(process.argv[2] as string) as VaultTask;
const { deployment, folder, contents, publish } = task;
const reached = createPoints(task.holdAt);
const provider = new JsonRpcProvider(task.url, deployment.chainId, {
  staticNetwork: true,
  cacheTimeout: -1,
  batchMaxCount: 1,
  pollingInterval: 20,
});
const send = provider.send.bind(provider);
provider.send = async (method, parameters) => {
  reached(`before ${method}`);
  const answer = await send(method, parameters);
  reached(`after ${method}`);
  return answer;
};
const signer = new Wallet(task.key, provider);
const secrets = atRest(readVaultKey(task.vaultKey));

if (publish === undefined) await serve();
else await publishAll(publish);

async function publishAll({ resource, path, versions, now }: NonNullable<VaultTask["publish"]>): Promise<void> {
  const client = await connect({ signer, deployment });
  const files = makeVaultFolder(folder);
  const { chainId, genesisHash } = deployment;
  const agreements = deployedContract(deployment, "Agreements", "data").address;
  const store = openVaultStore<TransferContent>(folder, secrets, { chainId, genesisHash, agreements, org: 1 });
  for (let number = 1; number <= versions; number++) {
    if (store.versions.version({ resource, number }) === undefined) {
      const file = openSource(path);
      const source = await openCsv({ file, columns: LOAD_COLUMNS });
      const times = { collectedFrom: now - 1_000, collectedTo: now - 10, deadline: now + 86_400 };
      const facts = { metadata: { title: "load" }, sourceSystem: "meters", method: "half-hourly", ...times };
      const where = { client, versions: store.versions, files, folders: diskFolders, contents, resource };
      await prepareVersion({ ...where, file, source, format: "csv", facts, now });
      reached("prepared");
    }
    const stored = store.versions.version({ resource, number });
    if (stored === undefined) throw new Error(`version ${number} is prepared, and not in the store`);
    const { version } = stored.document as unknown as VersionDocument;
    const sourceSignature = await signVersion(signer, deployment, version);
    await publishPrepared({ client, versions: store.versions, resource, number, sourceSignature });
    reached("published");
  }
  store.close();
  provider.destroy();
}

async function serve(): Promise<void> {
  const vault = await openVault({
    client: await connect({ provider, deployment }),
    signer: new Wallet(task.key),
    folder,
    secrets,
    contents: contentsIn(diskFolders, contents),
    limits: limitsOf({}),
    host: "127.0.0.1",
    port: 0,
    pollInterval: 10,
    clock: systemClock,
    log: silentLogger,
    plugins: [
      (app) => {
        app.addHook("onRequest", async () => reached("asked"));
        app.addHook("onSend", async () => reached("answering"));
        app.addHook("onResponse", async () => reached("answered"));
      },
    ],
  });
  process.once("SIGTERM", async () => {
    await vault.close();
    provider.destroy();
  });
  reached(`${SERVES_AT}${vault.url}`);
}
