import { expect } from "chai";
import type { Offer } from "../../../../src/sdk/data/model/agreement/offer.ts";
import { testClock } from "../../../../src/testing/clock.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { agreedOn, type DataSharing, dataSharing } from "../../../../src/testing/data-sharing.ts";
import { testChain } from "../../../../src/testing/dsp/chain-ledger.ts";
import { chainOffer } from "../../../../src/testing/dsp/chain-offer.ts";
import { headerOf, introduce, openPeer, type Peer, settle } from "../../../../src/testing/dsp/peer.ts";
import { chainCatalogue } from "../../../../src/vault/agreements/chain-catalogue.ts";
import { chainLedger } from "../../../../src/vault/agreements/chain-ledger.ts";
import { agreementIri, agreementOfIri, organisationIri } from "../../../../src/vault/agreements/names.ts";
import { takeUpAgreement, takeUpAgreements } from "../../../../src/vault/agreements/take-up.ts";
import { OFFER_IRI } from "../../../../src/vault/catalogue/dataset.ts";
import { importDataset } from "../../../../src/vault/catalogue/import-dataset.ts";
import { DSP_CONTEXT, PROOF } from "../../../../src/vault/dsp/model/context.ts";
import type { JsonObject } from "../../../../src/vault/dsp/model/json.ts";
import type { Policy } from "../../../../src/vault/dsp/model/policy.ts";
import type { Negotiation } from "../../../../src/vault/dsp/model/process.ts";
import type { CataloguePage, CatalogueSource, HttpClient, NegotiationAct } from "../../../../src/vault/dsp/ports.ts";

const ACTS: Readonly<Record<string, NegotiationAct["act"]>> = {
  "provider REQUESTED": "agree",
  "provider VERIFIED": "finalize",
  "consumer AGREED": "verify",
};
const willing = ({ role, state }: Negotiation) => {
  const act = ACTS[`${role} ${state}`];
  return act === undefined ? undefined : ({ act } as NegotiationAct);
};

describe("negotiations of the Dataspace Protocol on the chain", () => {
  const clock = testClock();
  let system: DataSharing;
  let provider: Peer;
  let consumer: Peer;
  let offer: Offer & { readonly salt: string };
  let policy: Policy;
  let dataset: string;
  let catalogue: CatalogueSource;

  beforeEach(async () => {
    system = await dataSharing();
    const { owner, admin, consumer: second, consumerSigner } = system;
    const made = await chainOffer(system);
    const { resource } = made;
    ({ offer, policy, dataset } = made);

    const [folder, chain] = [temporaryFolder(), testChain()];
    const visible = async (org: number) => (org === 9 ? [] : [{ resource, title: "Load", keywords: ["load"] }]);
    catalogue = chainCatalogue({ client: owner, visible });
    const given = { folder, clock, chain };
    const ours = chainLedger({ client: owner, signer: admin, org: 1, clock });
    const theirs = chainLedger({ client: second, signer: consumerSigner, org: 2, clock });
    provider = await openPeer({ ...given, self: organisationIri(1), catalogue, ledger: ours });
    consumer = await openPeer({ ...given, self: organisationIri(2), ledger: theirs });
    introduce(provider, consumer);
    for (const peer of [provider, consumer]) peer.acts = { negotiation: willing };
  });
  afterEach(async () => {
    await provider?.close();
    await consumer?.close();
  });

  const ask = (changes: JsonObject = {}) =>
    consumer.engine.negotiate({
      provider: { participant: organisationIri(1), address: provider.base },
      dataset,
      offer: { ...policy, ...changes, target: dataset } as Policy,
    });
  const ours = (pid: string) => consumer.engine.get(pid) as Negotiation;
  const theirs = (pid: string) => provider.engine.get(ours(pid).peerPid ?? "") as Negotiation;

  it("begin with a dataset of the chain, which says the same when it is read", async () => {
    const found = await catalogue.get({ participant: organisationIri(2) }, dataset);
    const { chainId } = system.deployment;
    const read = importDataset(JSON.parse(JSON.stringify(found)), chainId);
    expect(read).to.deep.include({ owner: 1, status: "Active", title: "Load", keywords: ["load"] });
    expect(read.version?.number).to.equal(1);
    expect(read.offers.map((each) => each.offer.policyHash)).to.deep.equal([offer.policyHash]);
    expect(read.services).to.have.length(1);
    expect(await catalogue.get({ participant: organisationIri(9) }, dataset)).to.equal(undefined);
    expect(await catalogue.get({ participant: "urn:x" }, dataset)).to.equal(undefined);
    const page = async (changes: Partial<CataloguePage>) =>
      (await catalogue.list({ participant: organisationIri(2) }, { filter: {}, limit: 5, ...changes })).length;
    expect(
      await Promise.all([page({}), page({ after: dataset }), page({ before: "urn:z" }), page({ before: dataset })]),
    ).to.deep.equal([1, 0, 1, 0]);
    expect(await page({ filter: { keyword: "rain" } })).to.equal(0);
    await system.owner.agreements.closeOfferAndWait({ offer: policy["@id"].slice(OFFER_IRI.length) });
    expect(await catalogue.get({ participant: organisationIri(2) }, dataset)).to.equal(undefined);
  });

  it("end FINALIZED with an Active agreement on the offer's terms, under which data is had until it is retired", async () => {
    const { pid } = ask();
    await settle(provider, consumer);
    expect([ours(pid).state, ours(pid).reason]).to.deep.equal(["FINALIZED", undefined]);
    const agreement = agreementOfIri(ours(pid).agreementId ?? "") ?? "";
    const { state, terms } = await system.other.agreements.getAgreement({ agreement });
    expect(state).to.equal("Active");
    const { policyHash, purposes, rate, maxUses } = offer;
    expect(terms).to.deep.include({ provider: 1, consumer: 2, policyHash, purposes, rate, maxUses });

    provider.acts = { transfer: ({ state }) => (state === "REQUESTED" ? { act: "start" } : undefined) };
    const first = consumer.engine.requestTransfer({ agreementId: ours(pid).agreementId ?? "" });
    await settle(provider, consumer);
    expect(consumer.engine.get(first.pid)?.state).to.equal("STARTED");
    await system.owner.agreements.retireAgreementAndWait({ terms });
    const second = consumer.engine.requestTransfer({ agreementId: ours(pid).agreementId ?? "" });
    await settle(provider, consumer);
    expect(consumer.engine.get(second.pid)?.state).to.equal("TERMINATED");
  });

  it("record an agreement once although its acknowledgement is lost", async () => {
    const { http } = provider;
    let lost = 0;
    provider.http = {
      async send(request) {
        const answer = await http.send(request);
        if (request.body?.eventType === "FINALIZED" && lost++ === 0) throw new Error("lost");
        return answer;
      },
    };
    const { pid } = ask();
    await settle(provider, consumer);
    await provider.stop();
    await provider.start();
    clock.advance(60_000);
    await settle(provider, consumer);
    expect([ours(pid).state, theirs(pid).state, lost]).to.deep.equal(["FINALIZED", "FINALIZED", 2]);
    expect(await system.owner.agreements.listAgreements({ consumer: 2, provider: 1 })).to.have.length(1);
  });

  it("end TERMINATED with a consumer that signs nothing, and the chain has nothing of it", async () => {
    consumer.http = altered(consumer.http, ({ "@context": context, "@id": id, "@type": type, ...rest }) => {
      const { providerPid, consumerPid } = rest;
      const plain = { "@context": context, "@id": id, "@type": type, providerPid, consumerPid } as JsonObject;
      return type === "ContractAgreementVerificationMessage"
        ? plain
        : { "@context": context, "@id": id, "@type": type, ...rest };
    });
    const { pid } = ask();
    await settle(provider, consumer);
    expect([ours(pid).state, theirs(pid).state]).to.deep.equal(["TERMINATED", "TERMINATED"]);
    expect(theirs(pid).reason).to.include("needs the consumer's signature");
    expect(await system.owner.agreements.listAgreements({ consumer: 2, provider: 1 })).to.have.length(0);
  });

  it("do not sign for a consumer what the chain does not enforce", async () => {
    const permission = [
      { action: "use", constraint: [{ leftOperand: "spatial", operator: "eq", rightOperand: "EU" }] },
    ];
    const { pid } = ask({ permission });
    await settle(provider, consumer);
    expect(ours(pid).state).to.equal("TERMINATED");
    expect(ours(pid).reason).to.include("spatial eq");
  });

  it("are refused to a consumer without the roles that the offer asks for", async () => {
    const other = provider.origins.get(organisationIri(2)) ?? [];
    provider.origins.set(organisationIri(3), other);
    const message = { "@context": [DSP_CONTEXT], "@type": "ContractRequestMessage", consumerPid: "urn:uuid:3" };
    const body = JSON.stringify({ ...message, offer: { ...policy, target: dataset }, callbackAddress: consumer.base });
    const headers = { "content-type": "application/json", authorization: headerOf(organisationIri(3)) };
    const response = await fetch(`${provider.base}/negotiations/request`, { method: "POST", headers, body });
    const { providerPid } = (await response.json()) as { providerPid: string };
    await settle(provider);
    expect(provider.engine.get(providerPid)?.reason).to.include("the consumer is no BANK");
  });

  for (const [what, alter, reason] of [
    ["terms that are not the policy's", ["start", 1], "terms.start"],
    ["another organisation's number", ["consumer", 3], "the terms' hash is not that of the policy"],
  ] as const) {
    it(`are not verified with ${what}`, async () => {
      provider.http = altered(provider.http, (message) => {
        const agreement = message.agreement as JsonObject | undefined;
        if (agreement === undefined) return message;
        const proof = agreement[PROOF] as JsonObject;
        const terms = { ...(proof.terms as JsonObject), [alter[0]]: alter[1] };
        return { ...message, agreement: { ...agreement, [PROOF]: { ...proof, terms } } };
      });
      const { pid } = ask();
      await settle(provider, consumer);
      expect(ours(pid).state).to.equal("TERMINATED");
      expect(ours(pid).reason).to.include(reason);
    });
  }

  it("are not verified where somebody signs for the provider who may not", async () => {
    const { otherSigner } = system;
    const stranger = chainLedger({ client: system.owner, signer: otherSigner, org: 1, clock });
    const negotiation = { pid: "urn:x", participant: organisationIri(2), offer: { ...policy, target: dataset } };
    const drafted = await stranger.draft(negotiation as unknown as Negotiation);
    if ("refused" in drafted) throw new Error(drafted.refused);
    const { agreementId, proof } = drafted;
    const agreement = { ...policy, target: dataset, "@id": agreementId, "@type": "Agreement" as const };
    const theirs = { ...negotiation, participant: organisationIri(1) } as unknown as Negotiation;
    const ledger = chainLedger({ client: system.consumer, signer: system.consumerSigner, org: 2, clock });
    expect(await ledger.countersign({ negotiation: theirs, agreement, proof })).to.deep.equal({
      refused: "the provider did not sign",
    });
  });

  it("are drafted for a day that begins now, though the last block lies days behind", async () => {
    const now = (await system.now()) + 3 * 86_400;
    const { owner: client, admin: signer } = system;
    const ledger = chainLedger({ client, signer, org: 1, clock: testClock(now * 1_000) });
    const negotiation = { pid: "urn:x", participant: organisationIri(2), offer: { ...policy, target: dataset } };
    const drafted = await ledger.draft(negotiation as unknown as Negotiation);
    if ("refused" in drafted) throw new Error(drafted.refused);
    expect(drafted.proof?.terms).to.include({ start: now, deadline: now + 86_400 });
  });

  it("appear FINALIZED when they were led on the chain, and end their transfers with it", async () => {
    const { agreement, terms } = await agreedOn(system, { resource: offer.resource, service: offer.service });
    const base = (participant: string) => (participant === organisationIri(1) ? provider.base : consumer.base);
    for (const [peer, client, org] of [
      [provider, system.owner, 1],
      [consumer, system.consumer, 2],
    ] as const) {
      const parameters = { client, org, dsp: peer.engine, addressOf: base };
      await takeUpAgreements(parameters);
      await takeUpAgreements(parameters);
    }
    provider.acts = { transfer: ({ state }) => (state === "REQUESTED" ? { act: "start" } : undefined) };
    const { pid } = consumer.engine.requestTransfer({ agreementId: agreementIri(agreement) });
    await settle(provider, consumer);
    expect(consumer.engine.get(pid)?.state).to.equal("STARTED");
    await system.owner.agreements.suspendAgreementAndWait({ terms });
    await takeUpAgreement({ client: system.owner, org: 1, dsp: provider.engine, addressOf: base }, agreement);
    await settle(provider, consumer);
    expect(consumer.engine.get(pid)?.state).to.equal("TERMINATED");
    expect(provider.told.at(-1)).to.match(/^close/);
  });
});

const altered = (http: HttpClient, alter: (message: JsonObject) => JsonObject): HttpClient => ({
  send: (request) => http.send(request.body === undefined ? request : { ...request, body: alter(request.body) }),
});
