import { expect } from "chai";
import { postgresLeadership } from "../../../../src/indexer/store/leader.ts";
import { type Clock, systemClock } from "../../../../src/lib/clock.ts";
import { connectAll } from "../../../../src/sdk/all.ts";
import { queryOrganisations } from "../../../../src/sdk/query/members.ts";
import { admitted } from "../../../../src/testing/admit.ts";
import { cutProxy } from "../../../../src/testing/cut-proxy.ts";
import { indexerOn } from "../../../../src/testing/indexer.ts";
import { postgresOrSkip } from "../../../../src/testing/postgres-or-skip.ts";
import { relayTo } from "../../../../src/testing/relay.ts";
import { testSystem } from "../../../../src/testing/system.ts";

/** Nobody waits for long, but for what is being closed. */
const clock: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(ms < 10_000 ? Math.min(ms, 10) : ms, signal),
};

describe("who leads among indexers on one PostgreSQL", function () {
  this.timeout(120_000);
  const server = postgresOrSkip();
  let url = "";
  beforeEach(async () => {
    url = await server.fresh();
  });

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

  it("is somebody else once the database did not answer in time, though the connection stands", async () => {
    const { port, hold, goOn, cut } = await relayTo(Number(new URL(url).port));
    const behind = new URL(url);
    behind.port = String(port);
    let told: () => void = () => undefined;
    const lost = new Promise<void>((resolve) => {
      told = resolve;
    });
    const first = postgresLeadership(behind.href, clock, told);
    const second = postgresLeadership(url, clock, () => expect.fail("nobody took it away"));
    const go = new AbortController();
    expect(await first.wait(go.signal)).to.equal(true);
    hold();
    await lost;
    goOn();
    expect(await second.wait(go.signal)).to.equal(true);
    await Promise.all([first.close(), second.close()]);
    await cut();
  });

  it("is another one once the network of the first is cut without a word, which hears of it by itself", async () => {
    const { hostname, port } = new URL(url);
    const proxy = await cutProxy({ host: hostname, port: Number(port || 5432) });
    const through = new URL(url);
    through.host = `127.0.0.1:${proxy.port}`;
    const go = new AbortController();
    let tell: () => void = () => undefined;
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const first = postgresLeadership(through.href, clock, tell);
    const second = postgresLeadership(url, clock, () => expect.fail("nobody took it away"));
    try {
      expect(await first.wait(go.signal)).to.equal(true);
      const next = second.wait(go.signal);
      proxy.cut();
      await told;
      // The lock is the first one's until the database lets go of it.
      expect(await second.attempt()).to.equal(false);
      proxy.letGo();
      expect(await next).to.equal(true);
    } finally {
      go.abort();
      await proxy.close();
      await first.close();
      await second.close();
    }
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
