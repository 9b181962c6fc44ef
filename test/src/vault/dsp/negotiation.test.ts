import { expect } from "chai";
import { testClock } from "../../../../src/testing/clock.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { testChain } from "../../../../src/testing/dsp/chain-ledger.ts";
import { introduce, openPeer, type Peer, settle } from "../../../../src/testing/dsp/peer.ts";
import { simpleDataset, simpleOffer } from "../../../../src/testing/dsp/ports.ts";
import { PROOF } from "../../../../src/vault/dsp/model/context.ts";
import type { Negotiation } from "../../../../src/vault/dsp/model/process.ts";
import type { HttpClient, NegotiationAct } from "../../../../src/vault/dsp/ports.ts";

const DATASET = "urn:dataset:load";
const OFFER = simpleOffer("urn:offer:load");

/** Yes to everything. */
const willing = ({ role, state }: Negotiation): NegotiationAct | undefined => {
  if (role === "provider") {
    if (state === "REQUESTED" || state === "ACCEPTED") return { act: "agree" };
    return state === "VERIFIED" ? { act: "finalize" } : undefined;
  }
  if (state === "OFFERED") return { act: "accept" };
  return state === "AGREED" ? { act: "verify" } : undefined;
};

describe("contract negotiation between two vaults", () => {
  const clock = testClock();
  let chain = testChain();
  let provider: Peer;
  let consumer: Peer;

  beforeEach(async () => {
    chain = testChain();
    const folder = temporaryFolder();
    const datasets = [simpleDataset(DATASET, OFFER)];
    provider = await openPeer({ self: "grid", folder, clock, chain, datasets });
    consumer = await openPeer({ self: "bank", folder, clock, chain });
    introduce(provider, consumer);
    provider.acts = { negotiation: willing };
    consumer.acts = { negotiation: willing };
  });
  afterEach(async () => {
    await provider.close();
    await consumer.close();
  });

  const ask = (offer = { ...OFFER, target: DATASET }) =>
    consumer.engine.negotiate({ provider: { participant: "grid", address: provider.base }, dataset: DATASET, offer });
  const ours = (pid: string) => consumer.engine.get(pid) as Negotiation;
  const theirs = (pid: string) => provider.engine.get(ours(pid).peerPid ?? "") as Negotiation;

  it("ends FINALIZED on both sides with one agreement on the chain that both signed", async () => {
    const { pid } = ask();
    await settle(provider, consumer);
    expect([ours(pid).state, theirs(pid).state]).to.deep.equal(["FINALIZED", "FINALIZED"]);
    const id = ours(pid).agreementId ?? "";
    expect([...chain.agreements.keys()]).to.deep.equal([id]);
    const { proof, agreement } = chain.agreements.get(id) ?? {};
    expect(agreement).to.include({ assigner: "grid", assignee: "bank", target: DATASET });
    expect(proof?.providerSignature).to.match(/^0x/);
    expect(proof?.consumerSignature).to.match(/^0x/);
    expect(proof?.termsHash).to.equal(ours(pid).proof?.termsHash);
  });

  it("goes over offers and counter-offers to what was offered last", async () => {
    const longer = {
      ...OFFER,
      target: DATASET,
      permission: [{ action: "use", constraint: [{ leftOperand: "count", operator: "lteq", rightOperand: "9" }] }],
    };
    provider.acts = {
      negotiation: (each) =>
        each.state === "REQUESTED" && each.offer.permission !== longer.permission && each.offer["@id"] === OFFER["@id"]
          ? { act: "offer", offer: { ...longer, "@id": "urn:offer:counter" } }
          : willing(each),
    };
    const { pid } = ask();
    await settle(provider, consumer);
    expect(ours(pid).state).to.equal("FINALIZED");
    expect(ours(pid).agreement?.permission).to.deep.equal(longer.permission);
    expect(theirs(pid).agreement).to.deep.equal(ours(pid).agreement);
  });

  it("lets a consumer ask for something else", async () => {
    const offer = simpleOffer("urn:offer:other", DATASET);
    let asked = 0;
    provider.acts = {
      negotiation: (each) =>
        each.state === "REQUESTED" && asked++ === 0 ? { act: "offer", offer: each.offer } : willing(each),
    };
    let countered = 0;
    consumer.acts = {
      negotiation: (each) =>
        each.state === "OFFERED" && countered++ === 0 ? { act: "request", offer } : willing(each),
    };
    const { pid } = ask();
    await settle(provider, consumer);
    expect(ours(pid).state).to.equal("FINALIZED");
    expect(theirs(pid).offer["@id"]).to.equal("urn:offer:other");
  });

  it("begins with a provider's offer as well", async () => {
    const offer = { ...OFFER, target: DATASET };
    const { pid } = provider.engine.propose({
      consumer: { participant: "bank", address: consumer.base },
      dataset: DATASET,
      offer,
    });
    await settle(provider, consumer);
    expect(provider.engine.get(pid)?.state).to.equal("FINALIZED");
    expect(chain.agreements.size).to.equal(1);
  });

  it("waits for an operator where the rules do", async () => {
    provider.acts = {};
    const { pid } = ask();
    await settle(provider, consumer);
    expect(theirs(pid).state).to.equal("REQUESTED");
    await provider.engine.act(theirs(pid).pid, { act: "agree" });
    provider.acts = { negotiation: willing };
    await settle(provider, consumer);
    expect(ours(pid).state).to.equal("FINALIZED");
  });

  it("does not let an operator do what the state forbids", async () => {
    provider.acts = {};
    const { pid } = ask();
    await settle(provider, consumer);
    const failed = await provider.engine.act(theirs(pid).pid, { act: "finalize" }).catch((error: Error) => error);
    expect(failed).to.include({ code: "DSP_STATE_FORBIDS" });
    expect([theirs(pid).state, theirs(pid).pending]).to.deep.equal(["REQUESTED", undefined]);
    expect(chain.records).to.equal(0);
  });

  it("is terminated by either with the reason", async () => {
    provider.acts = { negotiation: () => ({ act: "terminate", code: "no", reason: "not to banks" }) };
    const { pid } = ask();
    await settle(provider, consumer);
    expect(ours(pid).state).to.equal("TERMINATED");
    expect(ours(pid).reason).to.include("not to banks");
  });

  it("refuses a plain consumer that signs nothing, and records nothing", async () => {
    consumer.http = without(consumer.http, PROOF);
    const { pid } = ask();
    await settle(provider, consumer);
    expect([ours(pid).state, theirs(pid).state]).to.deep.equal(["TERMINATED", "TERMINATED"]);
    expect(theirs(pid).reason).to.equal("a consumer's signature is needed");
    expect(chain.agreements.size).to.equal(0);
  });

  it("does not verify an agreement that its provider did not sign", async () => {
    const altered = (text: string) => text.replace('"providerSignature":"0x', '"providerSignature":"0y');
    provider.http = changing(provider.http, altered);
    const { pid } = ask();
    await settle(provider, consumer);
    expect([ours(pid).state, theirs(pid).state]).to.deep.equal(["TERMINATED", "TERMINATED"]);
    expect(ours(pid).reason).to.include("the provider did not sign");
  });

  it("does not take FINALIZED from a provider whose agreement is not on the chain, which then ends it", async () => {
    const { pid } = ask();
    const withdrawn: string[] = [];
    chain.agreements.set = () => chain.agreements;
    chain.agreements.delete = (id) => withdrawn.push(id) > 0;
    await settle(provider, consumer);
    while (provider.store.nextDue() !== undefined) {
      clock.advance(3_600_000);
      await settle(provider, consumer);
    }
    expect(theirs(pid).state).to.equal("TERMINATED");
    expect(ours(pid).state).to.equal("TERMINATED");
    expect(withdrawn).to.deep.equal([theirs(pid).agreementId]);
  });

  it("shows an agreement of the chain as FINALIZED, once", () => {
    const agreement = {
      ...OFFER,
      "@id": "urn:agreement:1",
      "@type": "Agreement" as const,
      target: DATASET,
      assigner: "grid",
      assignee: "bank",
      timestamp: "2026-11-28T00:00:00Z",
    };
    const counterparty = { participant: "bank", address: consumer.base };
    const given = {
      role: "provider",
      counterparty,
      agreementId: "urn:agreement:1",
      dataset: DATASET,
      agreement,
    } as const;
    const first = provider.engine.adopt(given);
    expect(provider.engine.adopt(given).pid).to.equal(first.pid);
    expect(first.state).to.equal("FINALIZED");
    expect(provider.store.nextDue()).to.equal(undefined);
  });

  it("has what the chain tells a consumer before its provider does", async () => {
    const { pid } = ask();
    // The provider's FINALIZED is lost for good.
    const send = provider.http;
    provider.http = {
      send: async (request) => {
        if (request.body?.eventType === "FINALIZED") throw new Error("lost");
        return send.send(request);
      },
    };
    await settle(provider, consumer);
    expect([ours(pid).state, theirs(pid).state]).to.deep.equal(["VERIFIED", "VERIFIED"]);
    const { agreement, agreementId, participant, address, dataset } = ours(pid);
    if (agreement === undefined || agreementId === undefined) throw new Error("no agreement");
    const counterparty = { participant, address };
    const adopted = consumer.engine.adopt({ role: "consumer", counterparty, agreementId, dataset, agreement });
    expect([adopted.pid, ours(pid).state]).to.deep.equal([pid, "FINALIZED"]);
    provider.http = send;
    clock.advance(10_000);
    await settle(provider, consumer);
    expect(theirs(pid).state).to.equal("FINALIZED");
  });
});

const changing = (http: HttpClient, change: (text: string) => string): HttpClient => ({
  send: (request) =>
    http.send(
      request.body === undefined ? request : { ...request, body: JSON.parse(change(JSON.stringify(request.body))) },
    ),
});

/** A connector that does not know a property. */
const without = (http: HttpClient, property: string): HttpClient =>
  changing(http, (text) => {
    const { [property]: _, ...rest } = JSON.parse(text);
    return JSON.stringify(rest);
  });
