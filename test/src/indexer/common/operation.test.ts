import { expect } from "chai";
import { type Clock, systemClock } from "../../../../src/lib/clock.ts";
import type { OpenUrl } from "../../../../src/lib/open-url.ts";
import { queryOperation, queryRecordedEvents } from "../../../../src/sdk/query/common.ts";
import { indexerOn } from "../../../../src/testing/indexer.ts";
import { sensingSystem } from "../../../../src/testing/sensing.ts";
import { testSystem } from "../../../../src/testing/system.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("what an indexer tells who runs it", () => {
  it("has what waits for a receiver, since when, and what was put aside", async () => {
    const system = await testSystem();
    let isTaken = false;
    let isHeld = true;
    const openUrl: OpenUrl = async () => {
      while (isHeld) await turn();
      return { status: isTaken ? 204 : 500, headers: {}, body: (async function* () {})() };
    };
    const clock: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 5), signal) };
    const hook = { name: "erp", url: "https://erp.example/tally", secret: "s3cret" };
    const narrow = { ...hook, name: "members", topics: ["org:1"] };
    const indexer = await indexerOn(system, { webhooks: [hook, narrow], openUrl, clock });
    try {
      await indexer.caughtUp();
      const queues = async () => (await queryOperation(indexer.api)).item.queues;
      const { items } = await queryRecordedEvents(indexer.api, { limit: 500 });
      const [all, ours] = await queues();
      expect(all).to.deep.equal({
        kind: "webhook",
        name: "erp",
        waiting: items.length,
        since: items[0]?.time,
        putAside: 0,
      });
      const about = items.filter(({ topics }) => topics.includes("org:1"));
      expect(ours).to.include({ name: "members", waiting: about.length, since: about[0]?.time });

      isHeld = false; // everything is refused now, until one event was refused too often
      while ((await queues())[0]?.putAside === 0) await turn();
      isTaken = true;
      while ((await queues())[0]?.waiting !== 0) await turn();
      const [done] = await queues();
      expect(done).to.include({ waiting: 0, since: null });
      expect(done?.putAside).to.be.greaterThan(0);
    } finally {
      isHeld = false;
      await indexer.close();
    }
  });

  it("has the sealed readings that a bridge was not yet asked for, bridge by bridge", async () => {
    const system = await sensingSystem();
    await system.seal([700, 910, 720]);
    const away: OpenUrl = () => Promise.reject(new Error("refused"));
    const bridges = [{ url: "http://bridge.example", stations: [2] }, { url: "http://other.example" }];
    const indexer = await indexerOn(system, { bridges, openUrl: away });
    try {
      await indexer.caughtUp();
      const { queues, now } = (await queryOperation(indexer.api)).item;
      expect(queues.map(({ since, ...queue }) => queue)).to.deep.equal([
        { kind: "bridge", name: "1", waiting: 3, putAside: 0 },
        { kind: "bridge", name: "2", waiting: 0, putAside: 0 },
      ]);
      expect(queues[0]?.since).to.be.greaterThan(0);
      expect(queues[1]?.since).to.equal(null);
      expect(now).to.be.greaterThan(0);
    } finally {
      await indexer.close();
    }
  });

  it("counts what failed by its code, and says what to do", async () => {
    const system = await testSystem();
    const indexer = await indexerOn(system);
    try {
      await indexer.caughtUp();
      const errors = async () => (await queryOperation(indexer.api)).item.errors;
      expect(await errors()).to.deep.equal([]);
      for (let i = 0; i < 2; i++) await fetch(`${indexer.url}/v1/organisations/999`);
      await fetch(`${indexer.url}/v1/events?limit=0`);
      const found = await errors();
      expect(found.map(({ code, of, count }) => `${code} ${of} ${count}`)).to.have.members([
        "NOT_FOUND answers 2",
        "INDEX_QUERY_INVALID answers 1",
      ]);
      for (const { remedy } of found) expect(remedy).to.be.a("string");
    } finally {
      await indexer.close();
    }
  });
});
