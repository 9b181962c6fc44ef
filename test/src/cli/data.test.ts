import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import { silentLogger } from "../../../src/lib/logger.ts";
import { connect } from "../../../src/sdk/core/connect.ts";
import { getOffer } from "../../../src/sdk/data/actions/agreements/get-offer.ts";
import { listOffers } from "../../../src/sdk/data/actions/agreements/list-offers.ts";
import { openOfferAndWait } from "../../../src/sdk/data/actions/agreements/open-offer.ts";
import { listServices } from "../../../src/sdk/data/actions/catalog/list-services.ts";
import { removeServiceAndWait } from "../../../src/sdk/data/actions/catalog/remove-service.ts";
import { enrolAndWait } from "../../../src/sdk/members/actions/members/enrol.ts";
import { admitted } from "../../../src/testing/admit.ts";
import { commands, type ServedSystem, servedSystem } from "../../../src/testing/command-line.ts";
import { loadCsv } from "../../../src/testing/vault.ts";
import { contentsIn } from "../../../src/vault/access/contents.ts";
import { chainCatalogue } from "../../../src/vault/agreements/chain-catalogue.ts";
import { organisationIri } from "../../../src/vault/agreements/names.ts";
import { RESOURCE_IRI } from "../../../src/vault/catalogue/dataset.ts";
import { importDataset } from "../../../src/vault/catalogue/import-dataset.ts";
import { type OpenedVault, openVault } from "../../../src/vault/compose/open-vault.ts";
import { limitsOf } from "../../../src/vault/config/config.ts";
import { diskFolders } from "../../../src/vault/content/files.ts";
import { atRest, readVaultKey } from "../../../src/vault/store/at-rest.ts";

describe("tally data", function () {
  this.timeout(180_000);
  let system: ServedSystem;
  let vault: OpenedVault;
  let config: string;
  const at = (name: string) => join(system.folder, name);

  before(async () => {
    system = await servedSystem();
    const { client } = system;
    const { provider, deployment } = client;
    const consumer = await connect({ signer: developmentWallet(2).connect(provider), deployment });
    await admitted([client], consumer, "Harbour Bank", ["BANK", "INSPECTOR"]);
    const account = developmentWallet(4);
    await enrolAndWait(client, { account: account.address, duties: ["MAKER"], person: account.address });
    const owner = commands(system);
    await owner.done("vault", "init", "--keys", at("vault.key"));
    expect(statSync(at("vault.key")).mode & 0o777).to.equal(0o600);
    expect(await owner.fails("vault", "init", "--keys", at("vault.key"))).to.equal("1 VAULT_KEY_EXISTS");
    const [, url, , file] = system.where as [string, string, string, string];
    const store = { folder: at("store"), contents: at("contents"), keyFile: at("vault.key") };
    const settings = { chain: { url, deployment: file }, provider: { key: account.privateKey }, store };
    config = at("vault.json");
    writeFileSync(config, JSON.stringify(settings));
    writeFileSync(at("load.csv"), loadCsv(100));
  });
  after(async () => {
    await vault?.close();
    await system.close();
  });

  /** Hashes of the policies under which the Dataspace Protocol's catalogue offers a resource. */
  async function offeredByDsp(resource: string): Promise<string[]> {
    const { client } = system;
    const visible = async () => [{ resource, title: "Load", keywords: [] }];
    const catalogue = chainCatalogue({ client, visible });
    const dataset = await catalogue.get({ participant: organisationIri(2) }, `${RESOURCE_IRI}${resource}`);
    if (dataset === undefined) return [];
    const { offers } = importDataset(JSON.parse(JSON.stringify(dataset)), client.deployment.chainId);
    return offers.map((each) => each.offer.policyHash);
  }

  it("publishes, offers, finds, requests, approves, consents, fetches, verifies, audits, revokes and retires", async () => {
    const [owner, consumer, subject] = [commands(system), commands(system, 2), commands(system, 3)];
    const times = ["--from", "2025-01-01", "--to", "2025-12-31"];
    const named = ["--config", config, "--name", "load", "--title", "Half-hourly load", "--consent", "Always"];
    const publish = ["data", "publish", at("load.csv"), ...named, ...times];
    expect(await owner.fails(...publish, "--threads", "65")).to.equal("1 USAGE");
    const published = await owner.done(...publish, "--threads", "1");
    expect(published).to.include({ version: 1, rows: 100 });
    const resource = String(published.resource);
    vault = await openVault({
      client: await connect({ provider: system.client.provider, deployment: system.client.deployment }),
      signer: developmentWallet(4),
      folder: at("store"),
      secrets: atRest(readVaultKey(readFileSync(at("vault.key"), "utf8"))),
      contents: contentsIn(diskFolders, at("contents")),
      limits: limitsOf({}),
      host: "127.0.0.1",
      port: 0,
      pollInterval: 20,
      clock: systemClock,
      log: silentLogger,
    });
    const within = ["--purposes", "CreditChecking", "--uses", "5", "--until", "2099-01-01"];
    const { offer, policyHash } = await owner.done("data", "offer", resource, ...within, "--config", config);
    expect(await offeredByDsp(resource)).to.deep.equal([policyHash]);

    const found = (await consumer.done("data", "find", "half-hourly", "--vault", vault.url, "--sign-in")) as never as {
      resources: { resource: string; offers: { policy: object }[] }[];
    };
    expect(found.resources.map((each) => each.resource)).to.deep.equal([resource]);
    expect(found.resources[0]?.offers[0]?.policy).to.have.property("@type", "Offer");
    const stranger = (await consumer.done("data", "find", "--vault", vault.url)) as never as { resources: unknown[] };
    expect(stranger.resources).to.deep.equal([]);
    expect(
      ((await consumer.done("data", "find", "--owner", "1")) as never as { resources: unknown[] }).resources,
    ).to.have.length(1);

    const key = at("encryption.json");
    await consumer.done("data", "key", "--out", key);
    expect(statSync(key).mode & 0o777).to.equal(0o600);
    const about = ["--subject", developmentWallet(3).address, "--until", "2098-01-01"];
    const agreement = String((await consumer.done("data", "request", String(offer), ...about)).agreement);
    const out = at("rows.csv");
    const fetching = ["data", "fetch", agreement, "--vault", vault.url, "--encryption-key", key, "--out", out];
    expect(await consumer.fails(...fetching)).to.equal("1 VAULT_REFUSED");
    expect((await owner.done("data", "approve", agreement)).state).to.equal("Agreed");
    expect((await subject.done("data", "consent", agreement)).state).to.equal("Active");

    const fetched = await consumer.done(...fetching);
    expect(fetched).to.include({ seq: 1, rows: 100, acknowledged: true });
    expect(readFileSync(out, "utf8").split("\n")[5]).to.equal("Factory-4,2025-01-01T04:00:00Z,4.125");
    expect(readFileSync(out, "utf8").split("\n")).to.have.length(102);
    const receipt = String(fetched.receipt);
    expect(await consumer.done("data", "verify", receipt, "--encryption-key", key)).to.include({ rows: 100 });
    const part = ["--rows", "3-5,10", "--columns", "kwh", "--no-acknowledge"];
    expect(await consumer.done(...fetching, ...part)).to.include({ seq: 2, rows: 3, acknowledged: false });
    expect(readFileSync(out, "utf8")).to.equal("kwh\n3.125\n4.125\n10.125\n");

    writeFileSync(at("altered.json"), readFileSync(receipt, "utf8").replace('"size"', '"sizes"'));
    const altered = ["data", "verify", at("altered.json"), "--encryption-key", key];
    expect(await consumer.fails(...altered)).to.equal("1 DATA_RECEIPT_INVALID");
    const bytes = readFileSync(`${out}.sealed`);
    bytes[200] = (bytes[200] as number) ^ 1;
    writeFileSync(`${out}.sealed`, bytes);
    expect(await consumer.fails("data", "verify", receipt, "--encryption-key", key)).to.equal("1 DATA_NOT_VALID");

    const bundle = at("audit.json");
    expect(await consumer.done("data", "audit", agreement, "--out", bundle)).to.include({ valid: true, uses: 2 });
    const verified = (await consumer.done("data", "verify", bundle)) as never as { story: { event: string }[] };
    const events = verified.story.map(({ event }) => event);
    expect(events).to.include.members(["ResourceCreated", "VersionPublished", "OfferOpened", "AgreementProposed"]);
    expect(events.filter((event) => event === "AccessServed")).to.have.length(2);
    const changed = JSON.parse(readFileSync(bundle, "utf8"));
    changed.transactions.pop();
    changed.transactions[1].blockNumber++;
    writeFileSync(bundle, JSON.stringify(changed));
    expect(await consumer.fails("data", "verify", bundle)).to.equal("1 DATA_NOT_VALID");

    // What is there of an earlier download was altered: it is found before a number is used.
    writeFileSync(`${out}.sealed`, Buffer.alloc(200, 7));
    expect(await consumer.fails(...fetching)).to.equal("1 DATA_CIPHERTEXT_DIFFERS");
    expect(await consumer.done(...fetching)).to.include({ seq: 3, rows: 100 });
    expect((await subject.done("data", "revoke", agreement, "--reason", "sold the factory")).state).to.equal("Revoked");
    expect(await consumer.fails(...fetching)).to.equal("1 VAULT_REFUSED");
    const again = String((await consumer.done("data", "request", String(offer), ...about)).agreement);
    await owner.done("data", "approve", again);
    await subject.done("data", "consent", again);
    const because = ["--reason", "rows are missing"];
    expect(await consumer.fails("data", "dispute", again, "9", ...because)).to.equal("1 Accesses_WrongState");
    expect(await consumer.fails("data", "dispute", agreement, "2", ...because)).to.equal("1 Accesses_TooLate");
    expect(await subject.done("data", "settle", agreement, "2")).to.include({ seq: 2, state: "Acknowledged" });
    expect(await subject.fails("data", "settle", agreement, "2")).to.equal("1 Accesses_WrongState");
    expect(await consumer.fails("data", "suspend", again)).to.match(/^1 (Agreements|Members)_/);
    const late = ["--reason", "the invoice is late"];
    expect(await owner.done("data", "suspend", again, ...late)).to.include({
      state: "Suspended",
      reason: id(late[1] as string),
    });
    expect((await owner.done("data", "resume", again)).state).to.equal("Active");
    expect((await consumer.done("data", "retire", again)).state).to.equal("Retired");

    const { client } = system;
    const { offer: bare } = await getOffer(client, { offer: String(offer) });
    const dispute = { window: 86_400, arbitrator: 3 };
    const open = await openOfferAndWait(client, { offer: { ...bare, dispute, salt: id("may be disputed") } });
    const other = String((await consumer.done("data", "request", open.offer, ...about)).agreement);
    await owner.done("data", "approve", other);
    await subject.done("data", "consent", other);
    await consumer.done(...fetching.with(2, other), "--no-acknowledge");
    expect(await subject.fails("data", "settle", other, "1")).to.equal("1 Accesses_TooEarly");
    const disputed = await consumer.done("data", "dispute", other, "1", ...because);
    expect(disputed).to.include({ seq: 1, state: "Disputed", reason: id("rows are missing") });

    const asked = String((await consumer.done("data", "request", String(offer), ...about)).agreement);
    expect((await consumer.done("data", "terminate", asked)).state).to.equal("Terminated");
    expect(await owner.fails("data", "approve", asked)).to.match(/^1 Agreements_/);
  });

  it("offers a service for computations to computations alone, and no other", async () => {
    const owner = commands(system);
    const publish = [
      ...["data", "publish", at("load.csv"), "--config", config, "--name", "computed"],
      ...["--from", "2025-01-01", "--to", "2025-12-31"],
    ];
    await vault?.close();
    const resource = String((await owner.done(...publish)).resource);
    const within = ["--purposes", "CreditChecking", "--uses", "5", "--until", "2099-01-01"];
    const offer = ["data", "offer", resource, ...within];
    expect(await owner.fails(...offer, "--compute-only")).to.equal("1 USAGE");
    expect(await owner.done(...publish, "--compute")).to.include({ resource, version: 2 });
    expect(await owner.done(...publish, "--compute")).to.include({ resource, version: 3 });
    await owner.done(...offer);
    await owner.done(...offer, "--compute-only");
    const { client } = system;
    const services = await listServices(client, { resource });
    expect(services.map(({ kind }) => kind)).to.deep.equal(["Download", "Compute"]);
    const offered = (await listOffers(client, { resource })).map((each) => each.offer);
    expect(offered.map(({ service }) => service)).to.deep.equal(services.map(({ service }) => service));
    expect(offered.map(({ computeOnly }) => computeOnly)).to.deep.equal([false, true]);
    const download = services[0]?.service as string;
    await removeServiceAndWait(client, { service: download });
    expect(await owner.fails(...offer)).to.equal("1 USAGE");
  });

  it("brings a version that others signed, and offers it at a price", async () => {
    const [owner, consumer] = [commands(system), commands(system, 2)];
    const [file, config_] = [at("version.json"), ["--config", config]];
    const publish = [
      ...["data", "publish", at("load.csv"), ...config_, "--name", "checked", "--validators", "1"],
      ...["--from", "2025-01-01", "--to", "2025-12-31"],
    ];
    expect(await owner.fails(...publish)).to.equal("1 USAGE");
    const prepared = await owner.done(...publish, "--prepare", file);
    expect(prepared).to.include({ version: 1, prepared: file, source: 1, validators: 1 });
    const resource = String(prepared.resource);
    const sign = (who: typeof owner, as: string) => who.done("data", "sign", file, "--as", as);
    const source = String((await sign(owner, "source")).signature);
    const validator = String((await sign(consumer, "validator")).signature);
    const bring = ["data", "bring", file, ...config_, "--source-signature", source];
    expect(await owner.fails(...bring)).to.match(/^1 Catalog_/);
    expect(await owner.fails(...bring, "--validator-signature", "0x")).to.equal("1 USAGE");
    const brought = await owner.done(...bring, "--validator-signature", validator);
    expect(brought).to.include({ resource, version: 1, rows: 100 });
    expect(await owner.done(...bring)).to.deep.equal(brought);
    expect(await owner.fails("data", "sign", at("load.csv"), "--as", "source")).to.equal("1 FILE_NOT_JSON");

    const offer = ["data", "offer", resource, "--purposes", "CreditChecking", "--uses", "5", "--until", "2099-01-01"];
    for (const alone of [
      ["--price", "250"],
      ["--cash", resource.slice(0, 42)],
      ["--share", `${resource.slice(0, 42)}:250`],
      ["--dispute-window", "7d"],
      ["--arbitrator", "2"],
      ["--rate", "10"],
    ]) {
      expect(await owner.fails(...offer, ...alone), alone[0] as string).to.equal("1 USAGE");
    }
    const { client } = system;
    const {
      Members: cash,
      Council: payee,
      Catalog: remainder,
    } = client.deployment.contracts as Record<string, { readonly address: string }>;
    const price = [
      "--price",
      "250",
      "--cash",
      cash?.address,
      "--per",
      "period",
      "--payee",
      remainder?.address,
    ] as string[];
    const parts = [
      "--share",
      `${payee?.address}:125`,
      "--rate",
      "10/1d",
      "--dispute-window",
      "7d",
      "--arbitrator",
      "2",
    ];
    const made = await owner.done(...offer, ...price, ...parts);
    const { offer: details } = await getOffer(client, { offer: String(made.offer) });
    expect(details.rate).to.deep.equal({ uses: 10, period: 86_400 });
    expect(details.dispute).to.deep.equal({ window: 7 * 86_400, arbitrator: 2 });
    const shares = [{ payee: payee?.address, basisPoints: 125 }];
    const asked = { cash: cash?.address, amount: 250n, per: "Period", shares, remainder: remainder?.address };
    expect(details.price).to.deep.equal(asked);
  });

  it("refuses a configuration, a key file and arguments that are not of their form", async () => {
    const owner = commands(system);
    writeFileSync(at("bad.json"), JSON.stringify({ ...JSON.parse(readFileSync(config, "utf8")), more: 1 }));
    expect(await owner.fails("vault", "serve", "--config", at("bad.json"))).to.equal("1 VAULT_CONFIG_INVALID");
    expect(await owner.fails("data", "approve", "0x12")).to.equal("1 USAGE");
    expect(await owner.fails("data", "approve", `0x${"12".repeat(32)}`)).to.equal("1 NOT_FOUND");
    writeFileSync(at("key.txt"), "0x12", { mode: 0o600 });
    const keyFile = JSON.parse(readFileSync(config, "utf8"));
    writeFileSync(
      at("other.json"),
      JSON.stringify({ ...keyFile, store: { ...keyFile.store, keyFile: at("key.txt") } }),
    );
    expect(await owner.fails("vault", "serve", "--config", at("other.json"))).to.equal("1 VAULT_KEY_INVALID");
  });
});
