import { expect } from "chai";
import { type Clock, systemClock } from "../../../../src/lib/clock.ts";
import type { Logger } from "../../../../src/lib/logger.ts";
import { silentLogger } from "../../../../src/lib/logger.ts";
import { connectAll } from "../../../../src/sdk/all.ts";
import { queryRecordedEvents } from "../../../../src/sdk/query/common.ts";
import { everyItem } from "../../../../src/sdk/query/every-item.ts";
import { admitted } from "../../../../src/testing/admit.ts";
import { indexerOn, type TestIndexer } from "../../../../src/testing/indexer.ts";
import { postgresServer, type TestPostgres } from "../../../../src/testing/postgres.ts";
import { testSystem } from "../../../../src/testing/system.ts";

/** Nobody waits for long, but for what is being closed. */
const clock: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(ms < 10_000 ? Math.min(ms, 10) : ms, signal),
};

describe("PostgreSQL that is stopped under a running indexer", function () {
  this.timeout(180_000);
  let server: TestPostgres | undefined;
  before(async function () {
    server = await postgresServer();
    if (server?.outage) return;
    console.log("    skipped: no PostgreSQL on this machine that a test may stop");
    this.skip();
  });
  after(() => server?.close());

  const idsOf = async ({ api }: TestIndexer) => {
    const ids: string[] = [];
    for await (const { id } of everyItem(queryRecordedEvents, api, {})) ids.push(id);
    return ids;
  };
  const ready = async ({ url }: TestIndexer) => {
    const answer = await fetch(`${url}/ready`);
    return { status: answer.status, problems: (await answer.json()).problems as Record<string, string> };
  };
  const until = async (isTrue: () => Promise<boolean>) => {
    while (!(await isTrue())) await systemClock.sleep(5);
  };

  it("is said by /ready and in the log; nothing is lost or doubled, and it goes on when the database is back", async () => {
    const system = await testSystem();
    const { deployment, admin, outsiders } = system;
    const told: string[] = [];
    const log = {
      ...silentLogger,
      error: (_: object, message: string) => void told.push(message),
      info: (_: object, message: string) => void told.push(message),
    } as unknown as Logger;
    const indexer = await indexerOn(system, { store: (await server?.fresh()) ?? "", clock, log });
    let hasEnded = false;
    indexer.ended.then(
      () => (hasEnded = true),
      () => (hasEnded = true),
    );
    await indexer.caughtUp();
    const before = await idsOf(indexer);
    const client = await connectAll({ signer: admin, deployment });
    const voters = [client];
    for (const [round, signer] of outsiders.slice(0, 3).entries()) {
      await server?.outage?.begin();
      await until(async () => (await ready(indexer)).problems.INDEX_STORE_UNREACHABLE !== undefined);
      expect((await ready(indexer)).status).to.equal(503);
      const refused = await fetch(`${indexer.url}/v1/organisations`);
      expect([refused.status, (await refused.json()).code]).to.deep.equal([503, "INDEX_STORE_UNREACHABLE"]);
      // The chain goes on meanwhile.
      const other = await connectAll({ signer, deployment });
      await admitted(voters.slice(0, Math.floor(voters.length / 2) + 1) as [typeof client], other, `Lab ${round}`);
      voters.push(other);
      await server?.outage?.end();
      await until(async () => (await ready(indexer)).status === 200 && indexer.state.isLeader);
      const head = await system.ethers.provider.getBlockNumber();
      await until(async () => indexer.state.block >= head);
    }
    expect(hasEnded).to.equal(false);
    expect(told).to.include.members(["the database does not answer", "the database answers again"]);
    const alone = await indexerOn(system);
    await alone.caughtUp();
    const anew = await idsOf(alone);
    expect(await idsOf(indexer)).to.deep.equal(anew);
    expect(anew.length).to.be.greaterThan(before.length);
    expect(indexer.state.events).to.equal(anew.length);
    await alone.close();
    await indexer.close();
  });
});
