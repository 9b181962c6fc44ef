import { expect } from "chai";
import { connectAll } from "../../../../src/sdk/all.ts";
import { getAccess } from "../../../../src/sdk/data/actions/accesses/get-access.ts";
import { withdrawConsentAndWait } from "../../../../src/sdk/data/actions/agreements/withdraw-consent.ts";
import { hashCiphertext } from "../../../../src/sdk/data/vault/hash-ciphertext.ts";
import { agreedOn, type DataSharing, dataSharing } from "../../../../src/testing/data-sharing.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { type VaultBench, vaultBench } from "../../../../src/testing/vault.ts";
import { consumerAt } from "../../../../src/testing/vault-consumer.ts";

describe("data from a vault", function () {
  this.timeout(120_000);
  let system: DataSharing;
  let bench: VaultBench;

  beforeEach(async () => {
    system = await dataSharing();
    bench = vaultBench(system);
  });
  afterEach(() => bench.close());

  it("are published, requested, consented to, fetched, decrypted, verified, acknowledged and, once revoked, refused", async () => {
    const published = await bench.publish("load");
    const agreed = await agreedOn(system, published);
    const vault = await bench.open();
    const consumer = consumerAt(system, vault);

    const requested = await consumer.request(agreed);
    expect(requested.request.seq).to.equal(1);
    const sealed = await consumer.download(requested);
    expect(await hashCiphertext([sealed])).to.deep.equal({
      ciphertextHash: requested.ciphertextHash,
      size: requested.size,
    });
    await refused(getAccess(system.consumer, { agreement: agreed.agreement, seq: 1 }), "NOT_FOUND");
    const received = await consumer.receive(requested);
    const rows = await consumer.rows(published, requested, received, sealed);
    expect(rows).to.have.length(200);
    expect(rows[199]?.[0]).to.equal("Factory-3");
    const access = await getAccess(system.consumer, { agreement: agreed.agreement, seq: 1 });
    expect(access).to.include({ state: "Delivered", providerSigner: vault.account });
    await consumer.acknowledge(received);
    expect((await getAccess(system.consumer, { agreement: agreed.agreement, seq: 1 })).state).to.equal("Acknowledged");

    const part = {
      rows: [
        { from: 3, to: 5 },
        { from: 10, to: 11 },
      ],
      columns: ["kwh"],
    };
    const second = await consumer.request(agreed, part);
    const ciphertext = await consumer.download(second);
    const shown = await consumer.rows(published, second, await consumer.receive(second), ciphertext);
    expect(shown.map((row) => row.map(String))).to.deep.equal(
      ["3.125", "4.125", "10.125"].map((kwh) => ["undefined", "undefined", kwh]),
    );

    const { terms } = agreed;
    const client = await connectAll({ signer: system.subject, deployment: system.deployment });
    await withdrawConsentAndWait(client, { terms });
    const { values } = await refused(consumer.request(agreed), "VAULT_REFUSED");
    expect(values.code).to.equal("AGREEMENT_NOT_LIVE");
    expect((values.problem as { values: { state: string } }).values.state).to.equal("Revoked");
    bench.withStore(({ refusals }) => {
      expect(refusals.list({ agreement: agreed.agreement, limit: 5 })).to.have.length(1);
    });
  });
});
