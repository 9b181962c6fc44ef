import { expect } from "chai";
import { testClock } from "../../../../src/testing/clock.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { testChain } from "../../../../src/testing/dsp/chain-ledger.ts";
import { headerOf, introduce, openPeer, type Peer, settle } from "../../../../src/testing/dsp/peer.ts";
import { simpleDataset, simpleOffer } from "../../../../src/testing/dsp/ports.ts";
import { DSP_CONTEXT, PROOF } from "../../../../src/vault/dsp/model/context.ts";
import type { Negotiation } from "../../../../src/vault/dsp/model/process.ts";

const DATASET = "urn:dataset:load";
const OFFER = simpleOffer("urn:offer:load", DATASET);
const frame = (type: string) => ({ "@context": [DSP_CONTEXT], "@type": type });

interface Answer {
  readonly status: number;
  readonly type: unknown;
  readonly code: unknown;
  readonly body: Record<string, unknown>;
}

describe("hostile messages of the Dataspace Protocol", () => {
  const clock = testClock();
  let vault: Peer;
  let bank: Peer;

  beforeEach(async () => {
    const [folder, chain] = [temporaryFolder(), testChain()];
    const datasets = [simpleDataset(DATASET, simpleOffer("urn:offer:load"))];
    vault = await openPeer({ self: "grid", folder, clock, chain, datasets, settings: { openPerParticipant: 50 } });
    bank = await openPeer({ self: "bank", folder, clock, chain });
    introduce(vault, bank);
    vault.origins.set("thief", [{ origin: "https://thief.example" }]);
  });
  afterEach(async () => {
    await vault.close();
    await bank.close();
  });

  async function post(path: string, body: unknown, who: string | undefined = "bank"): Promise<Answer> {
    const headers = { "content-type": "application/json", ...(who !== "" && { authorization: headerOf(who) }) };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(`${vault.base}${path}`, { method: "POST", headers, body: text });
    const answer = (await response.json()) as Record<string, unknown>;
    return { status: response.status, type: answer["@type"], code: answer.code, body: answer };
  }
  const request = (changes: object = {}, consumerPid = "urn:uuid:1") => ({
    ...frame("ContractRequestMessage"),
    consumerPid,
    offer: OFFER,
    callbackAddress: bank.base,
    ...changes,
  });
  const begin = async () => {
    const { body } = await post("/negotiations/request", request());
    return String(body.providerPid);
  };
  const expectRefusal = (answer: Answer, status: number, code: string, what: string) =>
    expect([answer.status, answer.code], `${what}: ${JSON.stringify(answer.body)}`).to.deep.equal([status, code]);

  it("takes callback addresses of the participant's registered origins alone", async () => {
    const bankPort = new URL(bank.origin).port;
    const addresses: Readonly<Record<string, string>> = {
      "another host": "https://evil.example/dsp",
      "the metadata service of a cloud": "http://169.254.169.254/latest/meta-data",
      "our own machine": "http://127.0.0.1:1/",
      "our own machine by name": `http://localhost:${bankPort}/`,
      "our own machine, written as a number": "http://2130706433/",
      "our own machine in IPv6": "http://[::1]/",
      "another port": "http://127.0.0.1:22/",
      "a user": bank.base.replace("http://", "http://root:secret@"),
      "the registered host as a user": `http://${bank.origin.slice(7)}@evil.example/`,
      "a query": `${bank.base}?x=1`,
      "a fragment": `${bank.base}#x`,
      "a file": "file:///etc/passwd",
      "no address": "callback",
      "another participant's": "https://thief.example/dsp",
    };
    for (const [what, callbackAddress] of Object.entries(addresses)) {
      expectRefusal(
        await post("/negotiations/request", request({ callbackAddress })),
        400,
        "DSP_ADDRESS_REFUSED",
        what,
      );
    }
    expect(vault.store.nextDue()).to.equal(undefined);
    const plain = request({ callbackAddress: "http://thief.example/dsp" });
    expectRefusal(await post("/negotiations/request", plain, "thief"), 400, "DSP_ADDRESS_REFUSED", "http");
  });

  it("refuses what is not of the form, and names the field", async () => {
    const nested = (depth: number): object =>
      depth === 0 ? { leftOperand: "a", operator: "eq", rightOperand: "b" } : { and: [nested(depth - 1)] };
    const rule = (constraint: unknown) => ({ ...OFFER, permission: [{ action: "use", constraint }] });
    const bodies: Readonly<Record<string, [object, string]>> = {
      "no context": [request({ "@context": undefined }), "@context"],
      "another version's context": [
        request({ "@context": ["https://w3id.org/dspace/2024/1/context.json"] }),
        "@context",
      ],
      "another type": [request({ "@type": "ContractOfferMessage" }), "@type"],
      "no pid": [request({ consumerPid: undefined }), "consumerPid"],
      "a pid that is an object": [request({ consumerPid: { "@id": "x" } }), "consumerPid"],
      "no offer": [request({ offer: undefined }), "offer"],
      "an offer without a target": [request({ offer: { ...OFFER, target: undefined } }), "offer.target"],
      "an offer without rules": [request({ offer: { "@id": "x", "@type": "Offer", target: DATASET } }), "offer"],
      "a rule with a target": [
        request({ offer: { ...OFFER, permission: [{ action: "use", target: "x" }] } }),
        "offer.permission[0].target",
      ],
      "an unknown operator": [
        request({ offer: rule([{ leftOperand: "a", operator: "like", rightOperand: "b" }]) }),
        "offer.permission[0].constraint[0].operator",
      ],
      "a number as operand": [
        request({ offer: rule([{ leftOperand: "a", operator: "eq", rightOperand: 5 }]) }),
        "offer.permission[0].constraint[0].rightOperand",
      ],
      "constraints without end": [request({ offer: rule([nested(40)]) }), "at most 8 levels"],
      "constraints without number": [
        request({ offer: rule(Array.from({ length: 300 }, () => nested(0))) }),
        "at most 256 constraints",
      ],
    };
    for (const [what, [body, field]] of Object.entries(bodies)) {
      const answer = await post("/negotiations/request", body);
      expectRefusal(answer, 400, "DSP_MESSAGE_INVALID", what);
      expect(JSON.stringify(answer.body.reason), what).to.include(field);
      expect(answer.type).to.equal("ContractNegotiationError");
    }
    expectRefusal(await post("/negotiations/request", "{"), 400, "DSP_MESSAGE_INVALID", "half a document");
    expectRefusal(
      await post("/negotiations/request", '{"__proto__":{"x":1}}'),
      400,
      "DSP_MESSAGE_INVALID",
      "a prototype",
    );
    expectRefusal(
      await post("/negotiations/request", request({ offer: { ...OFFER, "@id": "urn:offer:other" } })),
      400,
      "DSP_OFFER_UNKNOWN",
      "an offer",
    );
    expectRefusal(
      await post("/negotiations/request", request({ offer: { ...OFFER, target: "urn:dataset:other" } })),
      400,
      "DSP_OFFER_UNKNOWN",
      "a dataset",
    );
  });

  it("does not read bodies without end", async () => {
    const body = JSON.stringify(request({ padding: "x".repeat(300_000) }));
    const answer = await post("/negotiations/request", body);
    expect([answer.status, answer.type]).to.deep.equal([413, "ContractNegotiationError"]);
  });

  it("shows nothing to whom it does not recognise, nor another's", async () => {
    const pid = await begin();
    for (const who of ["thief", ""]) {
      const seen = await fetch(`${vault.base}/negotiations/${pid}`, { headers: { authorization: headerOf(who) } });
      expect(seen.status, who).to.equal(404);
      const message = {
        ...frame("ContractNegotiationTerminationMessage"),
        providerPid: pid,
        consumerPid: "urn:uuid:1",
      };
      expectRefusal(await post(`/negotiations/${pid}/termination`, message, who), 404, "DSP_NOT_FOUND", who);
    }
    expectRefusal(await post("/negotiations/request", request(), ""), 404, "DSP_NOT_FOUND", "nobody");
    expectRefusal(
      await post("/catalog/request", frame("CatalogRequestMessage"), ""),
      401,
      "DSP_NOT_AUTHENTICATED",
      "nobody",
    );
    expect(vault.engine.get(pid)?.state).to.equal("REQUESTED");
  });

  it("takes no message with other pids than its own", async () => {
    const pid = await begin();
    const end = frame("ContractNegotiationTerminationMessage");
    const path = `/negotiations/${pid}/termination`;
    const wrong = { ...end, providerPid: pid, consumerPid: "urn:uuid:2" };
    expectRefusal(await post(path, wrong), 400, "DSP_PID_MISMATCH", "another consumerPid");
    const other = { ...end, providerPid: "urn:uuid:3", consumerPid: "urn:uuid:1" };
    expectRefusal(await post(path, other), 400, "DSP_PID_MISMATCH", "another providerPid");
    expectRefusal(
      await post(path, { ...end, consumerPid: "urn:uuid:1" }),
      400,
      "DSP_MESSAGE_INVALID",
      "no providerPid",
    );
    expectRefusal(await post("/negotiations/urn:uuid:9/termination", wrong), 404, "DSP_NOT_FOUND", "no such pid");
    expect(vault.engine.get(pid)?.state).to.equal("REQUESTED");
  });

  it("does not let a consumer send a provider's messages", async () => {
    const pid = await begin();
    const pids = { providerPid: pid, consumerPid: "urn:uuid:1" };
    const agreement = {
      ...OFFER,
      "@type": "Agreement",
      assigner: "grid",
      assignee: "bank",
      timestamp: "2026-11-28T00:00:00Z",
    };
    const messages = {
      agreement: { ...frame("ContractAgreementMessage"), ...pids, agreement },
      offers: { ...frame("ContractOfferMessage"), ...pids, offer: OFFER },
      events: { ...frame("ContractNegotiationEventMessage"), ...pids, eventType: "FINALIZED" },
    };
    for (const [path, message] of Object.entries(messages)) {
      expectRefusal(await post(`/negotiations/${pid}/${path}`, message), 400, "DSP_STATE_FORBIDS", path);
    }
  });

  it("takes a consumer's request once, however often and at a time it comes", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post("/negotiations/request", request())));
    expect(new Set(answers.map(({ body }) => body.providerPid)).size).to.equal(1);
    expect(answers.every(({ status }) => status === 201)).to.equal(true);
  });

  it("keeps a participant from opening negotiations without end", async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 52; n++)
      statuses.push((await post("/negotiations/request", request({}, `urn:uuid:${n}`))).status);
    expect(statuses.filter((each) => each === 201)).to.have.length(50);
    expect(statuses.filter((each) => each === 429)).to.have.length(2);
  });

  it("gives no data under another's agreement, nor in a form that it does not have", async () => {
    const agreement = {
      ...OFFER,
      "@id": "urn:agreement:1",
      "@type": "Agreement" as const,
      assigner: "grid",
      assignee: "bank",
      timestamp: "2026-11-28T00:00:00Z",
    };
    vault.engine.adopt({
      role: "provider",
      counterparty: { participant: "bank", address: bank.base },
      agreementId: "urn:agreement:1",
      dataset: DATASET,
      agreement,
    });
    const transfer = (changes: object = {}) => ({
      ...frame("TransferRequestMessage"),
      consumerPid: "urn:uuid:1",
      agreementId: "urn:agreement:1",
      format: "HttpData-PULL",
      callbackAddress: bank.base,
      ...changes,
    });
    const thiefs = transfer({ callbackAddress: "https://thief.example/dsp" });
    const another = await post("/transfers/request", thiefs, "thief");
    expectRefusal(another, 400, "DSP_AGREEMENT_NOT_LIVE", "another's");
    const none = await post("/transfers/request", { ...thiefs, agreementId: "urn:agreement:2" }, "thief");
    expect(none.body.reason).to.deep.equal(another.body.reason);
    expectRefusal(
      await post("/transfers/request", transfer({ format: "HttpData-PUSH" })),
      400,
      "DSP_FORMAT_UNSUPPORTED",
      "pushed",
    );
    const address = { "@type": "DataAddress", endpointType: "x", endpoint: "http://169.254.169.254/" };
    expectRefusal(
      await post("/transfers/request", transfer({ dataAddress: address })),
      400,
      "DSP_FORMAT_UNSUPPORTED",
      "sent somewhere",
    );
    expectRefusal(
      await post("/transfers/request", transfer({ callbackAddress: "http://169.254.169.254/" })),
      400,
      "DSP_ADDRESS_REFUSED",
      "an address",
    );
    expect((await post("/transfers/request", transfer())).status).to.equal(201);
  });

  it("holds a provider to what was negotiated, and to its own addresses", async () => {
    const { pid } = vault.engine.negotiate({
      provider: { participant: "bank", address: bank.base },
      dataset: DATASET,
      offer: OFFER,
    });
    const pids = { providerPid: "urn:uuid:p", consumerPid: pid };
    const agreement = {
      ...OFFER,
      "@id": "urn:agreement:9",
      "@type": "Agreement",
      assigner: "bank",
      assignee: "grid",
      timestamp: "2026-11-28T00:00:00Z",
    };
    const wrong: Readonly<Record<string, object>> = {
      "another assigner": { assigner: "thief" },
      "another assignee": { assignee: "thief" },
      "another target": { target: "urn:dataset:other" },
      "other rules": { permission: [{ action: "distribute" }] },
      "a prohibition more": { prohibition: [{ action: "derive" }] },
      "a term of its own": { "https://bank.example/fee": "1000" },
    };
    for (const [what, changes] of Object.entries(wrong)) {
      const message = { ...frame("ContractAgreementMessage"), ...pids, agreement: { ...agreement, ...changes } };
      expectRefusal(await post(`/negotiations/${pid}/agreement`, message), 400, "DSP_AGREEMENT_INVALID", what);
    }
    const proof = { [PROOF]: { termsHash: "0x12", terms: {} } };
    const bad = { ...frame("ContractAgreementMessage"), ...pids, agreement: { ...agreement, ...proof } };
    expectRefusal(
      await post(`/negotiations/${pid}/agreement`, bad),
      400,
      "DSP_MESSAGE_INVALID",
      "a proof of another form",
    );
    const right = { ...frame("ContractAgreementMessage"), ...pids, agreement };
    expect((await post(`/negotiations/${pid}/agreement`, right)).status).to.equal(200);
    expect((vault.engine.get(pid) as Negotiation).state).to.equal("AGREED");
  });

  it("fetches from where the provider is registered alone", async () => {
    const agreement = {
      ...OFFER,
      "@id": "urn:agreement:1",
      "@type": "Agreement" as const,
      assigner: "bank",
      assignee: "grid",
      timestamp: "2026-11-28T00:00:00Z",
    };
    vault.engine.adopt({
      role: "consumer",
      counterparty: { participant: "bank", address: bank.base },
      agreementId: "urn:agreement:1",
      dataset: DATASET,
      agreement,
    });
    const { pid } = vault.engine.requestTransfer({ agreementId: "urn:agreement:1" });
    const start = (endpoint: string | undefined) => ({
      ...frame("TransferStartMessage"),
      providerPid: "urn:uuid:p",
      consumerPid: pid,
      dataAddress: { "@type": "DataAddress", endpointType: "https://w3id.org/idsa/v4.1/HTTP", endpoint },
    });
    const path = `/transfers/${pid}/start`;
    expectRefusal(await post(path, start("http://169.254.169.254/")), 400, "DSP_ADDRESS_REFUSED", "inside");
    expectRefusal(await post(path, start(undefined)), 400, "DSP_MESSAGE_INVALID", "nowhere");
    expect((await post(path, start(`${bank.origin}/data`))).status).to.equal(200);
    await settle(vault);
    expect(vault.told).to.deep.equal([`received ${pid}`]);
  });
});
