import { expect } from "chai";
import { testClock } from "../../../../src/testing/clock.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { testChain } from "../../../../src/testing/dsp/chain-ledger.ts";
import { introduce, openPeer, type Peer, settle } from "../../../../src/testing/dsp/peer.ts";
import { simpleDataset, simpleOffer } from "../../../../src/testing/dsp/ports.ts";
import type { Negotiation } from "../../../../src/vault/dsp/model/process.ts";
import type { HttpClient, NegotiationAct } from "../../../../src/vault/dsp/ports.ts";

const DATASET = "urn:dataset:load";
const OFFER = simpleOffer("urn:offer:load");
const NEXT: Readonly<Record<string, NegotiationAct["act"]>> = {
  "provider REQUESTED": "agree",
  "provider VERIFIED": "finalize",
  "consumer AGREED": "verify",
};
const willing = ({ role, state }: Negotiation) => {
  const act = NEXT[`${role} ${state}`];
  return act === undefined ? undefined : ({ act } as NegotiationAct);
};

describe("the outbox of the Dataspace Protocol", () => {
  const clock = testClock();
  let chain = testChain();
  let provider: Peer;
  let consumer: Peer;

  beforeEach(async () => {
    chain = testChain();
    const folder = temporaryFolder();
    provider = await openPeer({ self: "grid", folder, clock, chain, datasets: [simpleDataset(DATASET, OFFER)] });
    consumer = await openPeer({ self: "bank", folder, clock, chain, settings: { attempts: 5 } });
    introduce(provider, consumer);
    for (const peer of [provider, consumer]) peer.acts = { negotiation: willing };
  });
  afterEach(async () => {
    await provider.close();
    await consumer.close();
  });

  const ask = () =>
    consumer.engine.negotiate({
      provider: { participant: "grid", address: provider.base },
      dataset: DATASET,
      offer: { ...OFFER, target: DATASET },
    });
  const stateOf = (peer: Peer, pid: string | undefined) => peer.engine.get(pid ?? "")?.state;

  /** Rounds and restarts of both in turns, time going on, until both have nothing to do. */
  async function restartThrough(): Promise<number> {
    for (let restarts = 0; ; restarts++) {
      for (const peer of [provider, consumer]) {
        await peer.engine.round();
        await peer.stop();
        await peer.start();
      }
      if (provider.store.nextDue() === undefined && consumer.store.nextDue() === undefined) return restarts;
      clock.advance(60_000);
    }
  }

  it("ends FINALIZED once although both restart after every round", async () => {
    const { pid } = ask();
    await restartThrough();
    const peerPid = consumer.engine.get(pid)?.peerPid;
    expect([stateOf(consumer, pid), stateOf(provider, peerPid)]).to.deep.equal(["FINALIZED", "FINALIZED"]);
    expect([chain.agreements.size, chain.records]).to.deep.equal([1, 1]);
  });

  it("ends FINALIZED once although every answer is lost on the first attempt", async () => {
    for (const peer of [provider, consumer]) peer.http = losingFirstAnswers(peer.http);
    const { pid } = ask();
    await restartThrough();
    const peerPid = consumer.engine.get(pid)?.peerPid;
    expect([stateOf(consumer, pid), stateOf(provider, peerPid)]).to.deep.equal(["FINALIZED", "FINALIZED"]);
    expect(chain.agreements.size).to.equal(1);
  });

  it("ends FINALIZED with a peer that gives no message ids and takes none twice", async () => {
    for (const peer of [provider, consumer]) peer.http = withoutIds(losingFirstAnswers(peer.http));
    const { pid } = ask();
    await restartThrough();
    const peerPid = consumer.engine.get(pid)?.peerPid;
    expect([stateOf(consumer, pid), stateOf(provider, peerPid)]).to.deep.equal(["FINALIZED", "FINALIZED"]);
    expect(chain.agreements.size).to.equal(1);
  });

  it("sends a decision that was stored before it could be sent, after a restart", async () => {
    const { pid } = ask();
    await consumer.stop();
    await consumer.start();
    expect(consumer.engine.get(pid)?.pending?.to).to.equal("REQUESTED");
    expect(stateOf(consumer, pid)).to.equal(undefined);
    await settle(provider, consumer);
    expect(stateOf(consumer, pid)).to.equal("FINALIZED");
  });

  it("tries later each time, a bounded number of times, and then ends it", async () => {
    await provider.stop();
    const { pid } = ask();
    const waits: number[] = [];
    for (;;) {
      await settle(consumer);
      const due = consumer.store.nextDue();
      if (due === undefined) break;
      waits.push(due - clock.now());
      clock.advance(due - clock.now());
    }
    expect(waits).to.deep.equal([1_000, 2_000, 4_000, 8_000]);
    expect([stateOf(consumer, pid), consumer.engine.get(pid)?.reason]).to.deep.equal([
      "TERMINATED",
      "DSP_NOT_DELIVERED after 5 attempts",
    ]);
    await provider.start();
  });

  it("changes nothing by a message that comes twice", async () => {
    const sent: Parameters<HttpClient["send"]>[0][] = [];
    const { http } = consumer;
    consumer.http = {
      send: async (request) => {
        sent.push(request);
        const [first, second] = [await http.send(request), await http.send(request)];
        expect(second).to.deep.equal(first);
        return second;
      },
    };
    const { pid } = ask();
    await settle(provider, consumer);
    expect(stateOf(consumer, pid)).to.equal("FINALIZED");
    expect(sent.map(({ body }) => body?.["@type"])).to.deep.equal([
      "ContractRequestMessage",
      "ContractAgreementVerificationMessage",
    ]);
    expect(chain.records).to.equal(1);
  });

  it("takes an agreement that overtakes the acknowledgement of the request", async () => {
    const { http } = consumer;
    const held = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    let first = true;
    consumer.http = {
      async send(request) {
        const answer = await http.send(request);
        if (first) {
          first = false;
          reached.resolve();
          await held.promise;
        }
        return answer;
      },
    };
    const { pid } = ask();
    const asking = consumer.engine.round();
    await reached.promise;
    await settle(provider);
    expect(stateOf(consumer, pid)).to.equal("AGREED");
    held.resolve();
    await asking;
    await settle(provider, consumer);
    expect(stateOf(consumer, pid)).to.equal("FINALIZED");
  });

  it("agrees on the end when both end it at once", async () => {
    provider.acts = {};
    const { pid } = ask();
    await settle(provider, consumer);
    const peerPid = consumer.engine.get(pid)?.peerPid ?? "";
    await consumer.engine.act(pid, { act: "terminate" });
    await provider.engine.act(peerPid, { act: "terminate" });
    await Promise.all([consumer.engine.round(), provider.engine.round()]);
    await settle(provider, consumer);
    expect([stateOf(consumer, pid), stateOf(provider, peerPid)]).to.deep.equal(["TERMINATED", "TERMINATED"]);
  });
});

/** The other side has every message, and its first answer never arrives. */
function losingFirstAnswers(http: HttpClient): HttpClient {
  const seen = new Set<unknown>();
  return {
    async send(request) {
      const answer = await http.send(request);
      const message = request.body?.["@id"];
      if (request.method === "GET" || seen.has(message)) return answer;
      seen.add(message);
      throw new Error("the answer is lost");
    },
  };
}

const withoutIds = (http: HttpClient): HttpClient => {
  const send = http.send;
  return {
    send: (request) => {
      if (request.body === undefined) return send(request);
      return send({ ...request, body: { ...request.body, "@id": undefined } });
    },
  };
};
