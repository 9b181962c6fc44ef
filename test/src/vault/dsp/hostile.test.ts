import { expect } from "chai";
import {
  agreementOf,
  DATASET,
  expectRefusal,
  frame,
  hostileGround,
  OFFER,
  post,
} from "../../../../src/testing/dsp/hostile.ts";
import { headerOf, type Peer } from "../../../../src/testing/dsp/peer.ts";

describe("hostile messages of the Dataspace Protocol", () => {
  let vault: Peer;
  let bank: Peer;

  beforeEach(async () => {
    ({ vault, bank } = await hostileGround());
  });
  afterEach(async () => {
    await vault.close();
    await bank.close();
  });

  const request = (changes: object = {}, consumerPid = "urn:uuid:1") => ({
    ...frame("ContractRequestMessage"),
    consumerPid,
    offer: OFFER,
    callbackAddress: bank.base,
    ...changes,
  });
  const begin = async () => {
    const { body } = await post(vault, "/negotiations/request", request());
    return String(body.providerPid);
  };

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
        await post(vault, "/negotiations/request", request({ callbackAddress })),
        400,
        "DSP_ADDRESS_REFUSED",
        what,
      );
    }
    expect(vault.store.nextDue()).to.equal(undefined);
    const plain = request({ callbackAddress: "http://thief.example/dsp" });
    expectRefusal(await post(vault, "/negotiations/request", plain, "thief"), 400, "DSP_ADDRESS_REFUSED", "http");
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
      const answer = await post(vault, "/negotiations/request", body);
      expectRefusal(answer, 400, "DSP_MESSAGE_INVALID", what);
      expect(JSON.stringify(answer.body.reason), what).to.include(field);
      expect(answer.type).to.equal("ContractNegotiationError");
    }
    expectRefusal(await post(vault, "/negotiations/request", "{"), 400, "DSP_MESSAGE_INVALID", "half a document");
    expectRefusal(
      await post(vault, "/negotiations/request", '{"__proto__":{"x":1}}'),
      400,
      "DSP_MESSAGE_INVALID",
      "a prototype",
    );
    expectRefusal(
      await post(vault, "/negotiations/request", request({ offer: { ...OFFER, "@id": "urn:offer:other" } })),
      400,
      "DSP_OFFER_UNKNOWN",
      "an offer",
    );
    expectRefusal(
      await post(vault, "/negotiations/request", request({ offer: { ...OFFER, target: "urn:dataset:other" } })),
      400,
      "DSP_OFFER_UNKNOWN",
      "a dataset",
    );
  });

  it("does not read bodies without end", async () => {
    const body = JSON.stringify(request({ padding: "x".repeat(300_000) }));
    const answer = await post(vault, "/negotiations/request", body);
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
      expectRefusal(await post(vault, `/negotiations/${pid}/termination`, message, who), 404, "DSP_NOT_FOUND", who);
    }
    expectRefusal(await post(vault, "/negotiations/request", request(), ""), 404, "DSP_NOT_FOUND", "nobody");
    expectRefusal(
      await post(vault, "/catalog/request", frame("CatalogRequestMessage"), ""),
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
    expectRefusal(await post(vault, path, wrong), 400, "DSP_PID_MISMATCH", "another consumerPid");
    const other = { ...end, providerPid: "urn:uuid:3", consumerPid: "urn:uuid:1" };
    expectRefusal(await post(vault, path, other), 400, "DSP_PID_MISMATCH", "another providerPid");
    expectRefusal(
      await post(vault, path, { ...end, consumerPid: "urn:uuid:1" }),
      400,
      "DSP_MESSAGE_INVALID",
      "no providerPid",
    );
    expectRefusal(
      await post(vault, "/negotiations/urn:uuid:9/termination", wrong),
      404,
      "DSP_NOT_FOUND",
      "no such pid",
    );
    expect(vault.engine.get(pid)?.state).to.equal("REQUESTED");
  });

  it("does not let a consumer send a provider's messages", async () => {
    const pid = await begin();
    const pids = { providerPid: pid, consumerPid: "urn:uuid:1" };
    const agreement = agreementOf("urn:a", "grid", "bank");
    const messages = {
      agreement: { ...frame("ContractAgreementMessage"), ...pids, agreement },
      offers: { ...frame("ContractOfferMessage"), ...pids, offer: OFFER },
      events: { ...frame("ContractNegotiationEventMessage"), ...pids, eventType: "FINALIZED" },
    };
    for (const [path, message] of Object.entries(messages)) {
      expectRefusal(await post(vault, `/negotiations/${pid}/${path}`, message), 400, "DSP_STATE_FORBIDS", path);
    }
  });

  it("takes a consumer's request once, however often and at a time it comes", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(vault, "/negotiations/request", request())));
    expect(new Set(answers.map(({ body }) => body.providerPid)).size).to.equal(1);
    expect(answers.every(({ status }) => status === 201)).to.equal(true);
  });

  it("keeps a participant from opening negotiations without end", async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 52; n++)
      statuses.push((await post(vault, "/negotiations/request", request({}, `urn:uuid:${n}`))).status);
    expect(statuses.filter((each) => each === 201)).to.have.length(50);
    expect(statuses.filter((each) => each === 429)).to.have.length(2);
    const more = await post(vault, "/negotiations/request", request({}, "urn:uuid:more"));
    expectRefusal(more, 429, "DSP_TOO_MANY_OPEN", "one more");
  });
});
