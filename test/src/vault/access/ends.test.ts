import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parseAuditBundle } from "../../../../src/sdk/data/audit/parse-audit-bundle.ts";
import { agreedOn, type DataSharing, dataSharing } from "../../../../src/testing/data-sharing.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { type Published, type VaultBench, vaultBench } from "../../../../src/testing/vault.ts";
import { consumerAt } from "../../../../src/testing/vault-consumer.ts";
import { publishPrepared } from "../../../../src/vault/publish/publish-prepared.ts";
import { turnsOf } from "../../../../src/vault/serve/turns.ts";

describe("a vault that ends, or is put back", function () {
  this.timeout(120_000);
  let system: DataSharing;
  let bench: VaultBench;
  let published: Published;

  beforeEach(async () => {
    system = await dataSharing();
    bench = vaultBench(system);
    published = await bench.publish("load");
  });
  afterEach(() => bench.close());

  it("lets nobody wait for the chain when it is stopped, and gives the access once it runs again", async () => {
    const agreed = await agreedOn(system, published);
    const vault = await bench.open();
    const consumer = consumerAt(system, vault);
    const requested = await consumer.request(agreed);
    const sealed = await consumer.download(requested);
    await system.ethers.provider.send("evm_setAutomine", [false]);
    const waiting = refused(consumer.receive(requested), "VAULT_BUSY_NOW");
    const isPromised = () =>
      bench.withStore(({ transfers }) => transfers.get({ agreement: agreed.agreement, seq: 1 })?.state === "Promised");
    while (!isPromised()) await new Promise((resolve) => setImmediate(resolve));
    await vault.close();
    expect((await waiting).values.code).to.equal("VAULT_CLOSING");
    await system.ethers.provider.send("evm_setAutomine", [true]);
    await system.ethers.provider.send("evm_mine", []);
    const again = consumerAt(system, await bench.open());
    const received = await again.receive(requested);
    expect(await again.rows(published, requested, received, sealed)).to.have.length(200);
  });

  it("numbers nothing where an older copy of its store was put back", async () => {
    const agreed = await agreedOn(system, published);
    const vault = await bench.open();
    const consumer = consumerAt(system, vault);
    const requested = await consumer.request(agreed);
    await vault.close();
    const [db, kept] = [join(bench.store, "vault.db"), join(bench.folder, "kept.db")];
    copyFileSync(db, kept);
    const second = await bench.open();
    await consumerAt(system, second).receive(requested);
    await second.close();
    for (const end of ["", "-wal", "-shm"]) rmSync(`${db}${end}`, { force: true });
    copyFileSync(kept, db);
    const third = consumerAt(system, await bench.open());
    expect((await refused(third.receive(requested), "VAULT_REFUSED")).values.code).to.equal("ACCESS_CONFLICT");
  });

  it("refuses what is beyond what it does at a time, and versions that nobody prepared", async () => {
    const turns = turnsOf(1);
    let end = () => {};
    const first = turns.take(() => new Promise<void>((resolve) => (end = resolve)));
    await refused(
      turns.take(async () => {}),
      "VAULT_BUSY",
    );
    end();
    await first;
    await turns.take(async () => {});
    expect(turns.taken).to.equal(0);
    const { owner: client } = system;
    const { resource } = published;
    const unknown = bench.withStore(({ versions }) =>
      publishPrepared({ client, versions, resource, number: 9, sourceSignature: "0x" }),
    );
    await refused(unknown, "VAULT_VERSION_UNKNOWN");
  });

  it("has audit bundles read strictly", async () => {
    for (const text of ["{}", '{"format":"tallystick data audit","version":1}', "[]"]) {
      await refused(() => parseAuditBundle(text), "AUDIT_INVALID");
    }
  });
});
