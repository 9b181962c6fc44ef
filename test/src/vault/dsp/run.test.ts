import { expect } from "chai";
import { testClock } from "../../../../src/testing/clock.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { testChain } from "../../../../src/testing/dsp/chain-ledger.ts";
import { introduce, openPeer, type Peer, settle } from "../../../../src/testing/dsp/peer.ts";
import { simpleDataset, simpleOffer } from "../../../../src/testing/dsp/ports.ts";
import type { HttpClient } from "../../../../src/vault/dsp/ports.ts";

const DATASET = "urn:dataset:load";
const OFFER = simpleOffer("urn:offer:load", DATASET);

describe("what runs the Dataspace Protocol", () => {
  const clock = testClock();
  let provider: Peer;
  let consumer: Peer;

  beforeEach(async () => {
    const [folder, chain] = [temporaryFolder(), testChain()];
    const datasets = [simpleDataset(DATASET, simpleOffer("urn:offer:load"))];
    provider = await openPeer({ self: "grid", folder, clock, chain, datasets });
    consumer = await openPeer({ self: "bank", folder, clock, chain });
    introduce(provider, consumer);
  });
  afterEach(async () => {
    await provider.close();
    await consumer.close();
  });

  const ask = (participant = "grid") =>
    consumer.engine.negotiate({ provider: { participant, address: provider.base }, dataset: DATASET, offer: OFFER });

  it("works at once on what comes in, and later on what falls due", async () => {
    const { http } = consumer;
    const { promise: failed, resolve: hasFailed } = Promise.withResolvers<void>();
    let attempts = 0;
    consumer.http = {
      async send(request) {
        if (attempts++ > 0) return http.send(request);
        hasFailed();
        throw new Error("down");
      },
    };
    const { promise: offered, resolve: isOffered } = Promise.withResolvers<void>();
    provider.acts = {
      negotiation: ({ offer, state }) => (state === "REQUESTED" ? { act: "offer", offer } : undefined),
    };
    consumer.acts = {
      negotiation: ({ state }) => {
        if (state === "OFFERED") isOffered();
        return undefined;
      },
    };
    const stop = new AbortController();
    const running = [provider, consumer].map(({ engine }) => engine.run(stop.signal));
    const { pid } = ask();
    await failed;
    await clock.asleep();
    expect(consumer.engine.get(pid)?.pending?.attempts).to.equal(1);
    clock.advance(1_000);
    await offered;
    stop.abort();
    await Promise.all(running);
    expect(attempts).to.equal(2);
    expect(consumer.engine.get(pid)?.state).to.equal("OFFERED");
  });

  it("misses nothing that falls due while it looks", async () => {
    const { http, store } = consumer;
    consumer.http = {
      async send() {
        throw new Error("down");
      },
    };
    const { pid } = ask();
    await settle(consumer);
    const dueAt = consumer.engine.get(pid)?.pending?.dueAt ?? 0;
    const { promise: sent, resolve: isSent } = Promise.withResolvers<void>();
    consumer.http = {
      async send(request) {
        const answer = await http.send(request);
        isSent();
        return answer;
      },
    };
    clock.advance(dueAt - 1 - clock.now());
    const { due } = store;
    store.due = (...asked) => {
      store.due = due;
      const found = due(...asked);
      clock.advance(1);
      return found;
    };
    const stop = new AbortController();
    const running = consumer.engine.run(stop.signal);
    await clock.asleep();
    clock.advance(1);
    await sent;
    stop.abort();
    await running;
    expect(consumer.engine.get(pid)?.state).to.equal("REQUESTED");
  });

  it("is held up for others by nobody who answers slowly", async () => {
    const { http } = consumer;
    const { promise: slow, resolve: release } = Promise.withResolvers<void>();
    const { promise: sent, resolve: isSent } = Promise.withResolvers<void>();
    consumer.origins.set("slow", consumer.origins.get("grid") ?? []);
    let waiting = 0;
    const client: HttpClient = {
      async send(request) {
        if (waiting < 4) {
          waiting++;
          await slow;
          throw new Error("too slow");
        }
        const answer = await http.send(request);
        isSent();
        return answer;
      },
    };
    consumer.http = client;
    for (let n = 0; n < 100; n++) ask("slow");
    const stop = new AbortController();
    const running = consumer.engine.run(stop.signal);
    const { pid } = ask("grid");
    await sent;
    expect(waiting).to.equal(4);
    stop.abort();
    release();
    await running;
    expect(consumer.engine.get(pid)?.state).to.equal("REQUESTED");
  });

  it("goes on when a provider answers with a pid that it has given before", async () => {
    const [first, second] = [ask(), ask()];
    await settle(provider, consumer);
    const given = consumer.engine.get(first.pid)?.peerPid;
    const third = ask();
    const { http } = consumer;
    consumer.http = {
      async send(request) {
        const answer = await http.send(request);
        return { ...answer, body: { ...(answer.body as object), providerPid: given } };
      },
    };
    await settle(provider, consumer);
    expect([first, second, third].map(({ pid }) => consumer.engine.get(pid)?.state)).to.deep.equal([
      "REQUESTED",
      "REQUESTED",
      "TERMINATED",
    ]);
  });

  it("puts off a process whose work fails in a way that nobody thought of", async () => {
    const { pid } = ask();
    const { store } = consumer;
    const { byPeer } = store;
    store.byPeer = () => {
      throw new Error("a fault of the disk");
    };
    await settle(consumer);
    expect(consumer.engine.get(pid)?.pending?.dueAt).to.equal(clock.now() + 60_000);
    store.byPeer = byPeer;
    clock.advance(60_000);
    await settle(provider, consumer);
    expect(consumer.engine.get(pid)?.state).to.equal("REQUESTED");
  });
});
