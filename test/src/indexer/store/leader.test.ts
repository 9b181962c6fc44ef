import { expect } from "chai";
import { postgresLeadership } from "../../../../src/indexer/store/leader.ts";
import { type Clock, systemClock } from "../../../../src/lib/clock.ts";
import { connectAll } from "../../../../src/sdk/all.ts";
import { queryOrganisations } from "../../../../src/sdk/query/members.ts";
import { admitted } from "../../../../src/testing/admit.ts";
import { indexerOn } from "../../../../src/testing/indexer.ts";
import { postgresServer, type TestPostgres } from "../../../../src/testing/postgres.ts";
import { testSystem } from "../../../../src/testing/system.ts";

/** Nobody waits for long, but for what is being closed. */
const clock: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(ms < 10_000 ? Math.min(ms, 10) : ms, signal),
};

describe("who leads among indexers on one PostgreSQL", function () {
  this.timeout(120_000);
  let server: TestPostgres | undefined;
  let url = "";
  before(async function () {
    server = await postgresServer();
    if (server) return;
    console.log("    skipped: no $TALLY_POSTGRES_URL and no PostgreSQL on this machine");
    this.skip();
  });
  beforeEach(async () => {
    url = (await server?.fresh()) ?? "";
  });
  after(() => server?.close());

  it("is one, until it goes; who waits hears when to stop waiting", async () => {
    const lost = () => expect.fail("nobody took it away");
    const [first, second, third] = [1, 2, 3].map(() => postgresLeadership(url, clock, lost));
    const go = new AbortController();
    expect(await first?.wait(go.signal)).to.equal(true);
    const next = second?.wait(go.signal);
    const stopped = new AbortController();
    const never = third?.wait(stopped.signal);
    stopped.abort();
    expect(await never).to.equal(false);
    await first?.close();
    expect(await next).to.equal(true);
    await second?.close();
  });

  it("follows in the other's place when that one goes, and stores nothing twice", async () => {
    const system = await testSystem();
    const { deployment, admin, outsiders } = system;
    const open = () => indexerOn(system, { store: url, clock });
    const first = await open();
    await first.caughtUp();
    const second = await open();
    await second.caughtUp(); // reads what the first writes
    expect([first.state.isLeader, second.state.isLeader]).to.deep.equal([true, false]);
    await first.close();
    const client = await connectAll({ signer: admin, deployment });
    await admitted([client], await connectAll({ signer: outsiders[0] as typeof admin, deployment }), "Harbour Lab");
    await second.caughtUp();
    expect(second.state.isLeader).to.equal(true);
    const { items } = await queryOrganisations(second.api, {});
    expect(items.map(({ org }) => org)).to.deep.equal([1, 2]);
    const status = await (await fetch(`${second.url}/v1/status`)).json();
    const alone = await indexerOn(system);
    await alone.caughtUp();
    const anew = await (await fetch(`${alone.url}/v1/status`)).json();
    expect(status.item.events).to.equal(anew.item.events);
    await alone.close();
    await second.close();
  });
});
