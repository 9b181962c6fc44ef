import { expect } from "chai";
import { hexlify, randomBytes } from "ethers";
import type { Offer } from "../../../../src/sdk/data/model/agreement/offer.ts";
import { signVersion } from "../../../../src/sdk/data/model/catalogue/version.ts";
import type { Purpose } from "../../../../src/sdk/data/model/purposes.ts";
import { testClock } from "../../../../src/testing/clock.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { createdResource, type DataSharing, dataSharing } from "../../../../src/testing/data-sharing.ts";
import { testChain } from "../../../../src/testing/dsp/chain-ledger.ts";
import { introduce, openPeer, type Peer, settle } from "../../../../src/testing/dsp/peer.ts";
import { simpleDataset } from "../../../../src/testing/dsp/ports.ts";
import { chainLedger } from "../../../../src/vault/agreements/chain-ledger.ts";
import { agreementOfIri, organisationIri } from "../../../../src/vault/agreements/names.ts";
import { OFFER_IRI, RESOURCE_IRI } from "../../../../src/vault/catalogue/dataset.ts";
import { exportOffer, type OfferTerms, withPolicyHash } from "../../../../src/vault/catalogue/export-offer.ts";
import type { JsonObject } from "../../../../src/vault/dsp/model/json.ts";
import type { Policy } from "../../../../src/vault/dsp/model/policy.ts";
import type { Negotiation } from "../../../../src/vault/dsp/model/process.ts";
import type { HttpClient, NegotiationAct } from "../../../../src/vault/dsp/ports.ts";

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

  beforeEach(async () => {
    system = await dataSharing();
    const { owner, admin, consumer: second, consumerSigner, deployment } = system;
    const made = await createdResource(system, "load", { consent: "None", visibility: "Members" });
    await publish(made.resource);
    const { chainId } = deployment;
    const now = await system.now();
    const terms: OfferTerms = {
      ...made,
      provider: 1,
      validFrom: now,
      validTo: now + 864_000,
      purposes: ["CreditChecking"] as Purpose[],
      maxUses: 3,
      recipientRoles: ["BANK"],
      rate: { uses: 2, period: 86_400 },
      computeOnly: false,
      minGroupSize: 0,
      byRule: false,
      oneEach: false,
      salt: hexlify(randomBytes(32)),
    };
    offer = withPolicyHash(terms, exportOffer(terms, { id: "", chainId }));
    const opened = await owner.agreements.openOfferAndWait({ offer });
    policy = exportOffer(terms, { id: `${OFFER_IRI}${opened.offer}`, chainId });
    dataset = `${RESOURCE_IRI}${made.resource}`;

    const [folder, chain] = [temporaryFolder(), testChain()];
    const datasets = [simpleDataset(dataset, policy)];
    const given = { folder, clock, chain };
    const ours = chainLedger({ client: owner, signer: admin, org: 1 });
    const theirs = chainLedger({ client: second, signer: consumerSigner, org: 2 });
    provider = await openPeer({ ...given, self: organisationIri(1), datasets, ledger: ours });
    consumer = await openPeer({ ...given, self: organisationIri(2), ledger: theirs });
    introduce(provider, consumer);
    for (const peer of [provider, consumer]) peer.acts = { negotiation: willing };
  });
  afterEach(async () => {
    await provider?.close();
    await consumer?.close();
  });

  /** Makes the resource Active. */
  async function publish(resource: string) {
    const { owner, admin, deployment } = system;
    const now = await system.now();
    const hash = hexlify(randomBytes(32));
    const version = {
      resource,
      number: 1,
      metadataHash: hash,
      schemaHash: hash,
      contentRoot: hash,
      leaves: 1,
      sourceSystem: hash,
      method: hash,
      collectedFrom: now - 10,
      collectedTo: now - 5,
      source: 1,
      deadline: now + 3_600,
    };
    const sourceSignature = await signVersion(admin, deployment, version);
    await owner.catalog.publishVersionAndWait({ version, sourceSignature });
    await owner.catalog.setResourceStatusAndWait({ resource, status: "Active" });
  }

  const ask = (changes: JsonObject = {}) =>
    consumer.engine.negotiate({
      provider: { participant: organisationIri(1), address: provider.base },
      dataset,
      offer: { ...policy, ...changes, target: dataset } as Policy,
    });
  const ours = (pid: string) => consumer.engine.get(pid) as Negotiation;
  const theirs = (pid: string) => provider.engine.get(ours(pid).peerPid ?? "") as Negotiation;

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
});

const altered = (http: HttpClient, alter: (message: JsonObject) => JsonObject): HttpClient => ({
  send: (request) => http.send(request.body === undefined ? request : { ...request, body: alter(request.body) }),
});
