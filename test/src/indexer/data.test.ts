import { expect } from "chai";
import { readOwnerScreen } from "../../../src/sdk/data/screens/owner-screen.ts";
import { queryAgreement, queryAgreements, queryComputations, queryResources } from "../../../src/sdk/query/data.ts";
import { listComputations } from "../../../src/sdk/data/actions/computations/list-computations.ts";
import { computing } from "../../../src/testing/computing.ts";
import { approved } from "../../../src/testing/computing-steps.ts";
import { agreedOn, dataSharing } from "../../../src/testing/data-sharing.ts";
import { indexerOn } from "../../../src/testing/indexer.ts";
import { vaultBench } from "../../../src/testing/vault.ts";

describe("indexer: data", function () {
  this.timeout(120_000);

  it("has the resources and agreements that a screen reads from the chain", async () => {
    const system = await dataSharing();
    const bench = vaultBench(system);
    const published = await bench.publish("load");
    const { agreement } = await agreedOn(system, published);
    const indexer = await indexerOn(system);
    await indexer.caughtUp();
    const screen = await readOwnerScreen(system.owner, { org: 1 });
    const { items: resources } = await queryResources(indexer.api, { owner: 1 });
    expect(resources.map(({ owner: _, createdAt: __, block: ___, transaction: ____, ...line }) => line)).to.deep.equal(
      screen.resources,
    );
    const { items } = await queryAgreements(indexer.api, { provider: 1, state: "Active" });
    const lines = items.map((each) => {
      const { offer: _, previous: __, history: ___, accesses: ____, block: _____, transaction: ______, ...line } = each;
      return line;
    });
    expect(lines).to.deep.equal(screen.agreements);
    expect((await queryAgreement(indexer.api, { agreement })).item.history.map(({ to }) => to)).to.deep.equal([
      "Requested",
      "Agreed",
      "Active",
    ]);
    await system.ethers.provider.send("evm_increaseTime", [10 * 86_400]);
    await system.ethers.provider.send("evm_mine", []);
    await indexer.caughtUp();
    expect((await queryAgreements(indexer.api, { state: "Active" })).items).to.deep.equal([]);
    expect((await queryAgreements(indexer.api, { state: "Expired" })).items.map((each) => each.state)).to.deep.equal([
      "Expired",
    ]);
    await indexer.close();
    await bench.close();
  });

  it("has computations with their receipts as the chain has them", async () => {
    const system = await computing();
    const { job, computation } = await approved(system);
    const second = await approved(system, { nonce: 77n });
    await system.goTo(Number(job.commitUntil) - 1);
    const indexer = await indexerOn(system);
    const agree = async () => {
      await indexer.caughtUp();
      const [bank] = system.parties;
      const listed = await listComputations(bank.client);
      const { items } = await queryComputations(indexer.api, {});
      const shown = items.map(({ computation, status, since, approved, resultHash, committed, revealed, job }) => {
        return { computation, status, since, approved, resultHash, committed, revealed, job };
      });
      expect(shown).to.deep.equal(
        listed.map(({ computation, status, since, approved, resultHash = null, executors, reserves, job }) => ({
          computation,
          status,
          since,
          approved,
          resultHash,
          committed: [...executors.committed, ...reserves.committed],
          revealed: [...executors.revealed, ...reserves.revealed],
          job: JSON.parse(JSON.stringify({ ...job, nonce: String(job.nonce) })),
        })),
      );
      return items;
    };
    expect((await agree()).map(({ status }) => status)).to.deep.equal(["Approved", "Approved"]);
    expect(second.computation).not.to.equal(computation);
    await indexer.close();
  });
});
