import { expect } from "chai";
import { id, TypedDataEncoder } from "ethers";
import { decodeEpc, encodeEpc } from "../../../../../src/sdk/custody/epcis/shared/identifiers.ts";
import type { EpcisDocument } from "../../../../../src/sdk/custody/epcis/document.ts";
import { exportEpcis } from "../../../../../src/sdk/custody/epcis/export/export-epcis.ts";
import { stepNumber } from "../../../../../src/sdk/custody/model/profile.ts";
import { unitId } from "../../../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../../../src/sdk/custody/profiles/medical-waste.ts";
import { type EpcisBench, epcisBench } from "../../../../../src/testing/epcis-bench.ts";
import {
  type CustodySystem,
  custodySystem,
  LORRY,
  type Party,
  STORE,
  signedHandover,
  WARD,
} from "../../../../../src/testing/custody.ts";
import { setClock } from "../../../../../src/testing/custody-journey.ts";
import { signedIn } from "../../../../../src/testing/sign-in.ts";

const step = (name: string) => stepNumber(MEDICAL_WASTE, name);

interface Message {
  readonly party: string;
  readonly as: string;
  readonly digest: string;
  readonly typedData: {
    readonly domain: Record<string, string>;
    readonly types: Record<string, { name: string; type: string }[]>;
    readonly primaryType: string;
    readonly message: Record<string, unknown>;
  };
}

describe("indexer: documents of EPCIS that are to become acts", function () {
  this.timeout(120_000);
  let bench: EpcisBench;
  let exported: EpcisDocument;
  let token: string;
  before(async () => {
    bench = await epcisBench();
    exported = bench.exported;
    token = (await signedIn(bench.indexer.api, bench.system.hospital.signer)).token;
  });
  after(() => bench.close());

  const post = async (body: string, given?: string, type = "application/json") => {
    const headers = { "content-type": type, ...(given !== undefined && { authorization: `Bearer ${given}` }) };
    const answer = await fetch(`${bench.root}/capture`, { method: "POST", headers, body });
    return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
  };
  const get = async (path: string, given?: string) => {
    const headers = { ...(given !== undefined && { authorization: `Bearer ${given}` }) };
    const answer = await fetch(path.startsWith("http") ? path : `${bench.root}/${path}`, { headers });
    return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
  };
  const told = ({ status, body }: Pick<Awaited<ReturnType<typeof post>>, "status" | "body">) =>
    `${status} ${body.type} ${body.code}`;

  it("prepares the acts of a document for whoever signed in, and signs and sends none", async () => {
    const { provider } = bench.system.ethers;
    const before = await provider.getBlockNumber();
    for (const type of ["application/json", "application/ld+json"]) {
      const { status, body } = await post(JSON.stringify(exported), token, type);
      expect(status).to.equal(202);
      expect(body.events).to.equal(exported.epcisBody.eventList.length);
      expect(body.acts.length + body.unplanned.length).to.be.greaterThan(20);
      const handover = body.acts.find(({ act }: { act: string }) => act === "handOver");
      expect(handover.signers).to.have.length(2);
      expect(body.domain.name).to.equal("Tallystick Custody");
    }
    expect(await provider.getBlockNumber()).to.equal(before);
  });

  it("names the units that acts need, with their ids", async () => {
    const event = exported.epcisBody.eventList.find(
      ({ bizStep, type }) => bizStep === "storing" && type === "ObjectEvent",
    );
    const { body } = await post(JSON.stringify({ ...exported, epcisBody: { eventList: [event] } }), token);
    const { epcList = [] } = event as { readonly epcList?: readonly string[] };
    expect(epcList).to.not.be.empty;
    const { org } = bench.system.hospital;
    const named = epcList.map((epc) => [decodeEpc(epc), unitId(org, decodeEpc(epc))]);
    expect(body.units).to.deep.equal(Object.fromEntries(named));
    const [first = ""] = epcList;
    const elsewhere = JSON.parse(JSON.stringify(event).replaceAll(first, "urn:example:elsewhere"));
    const unknown = await post(JSON.stringify({ ...exported, epcisBody: { eventList: [elsewhere] } }), token);
    expect(unknown.body.units).to.deep.equal(Object.fromEntries([["urn:example:elsewhere", null], ...named.slice(1)]));
  });

  it("says of a job what of its document is on the chain, to its owner alone", async () => {
    const whole = await post(JSON.stringify(exported), token);
    const location = whole.headers.get("location") ?? "";
    expect(location).to.equal(`${bench.root}/capture/${whole.body.captureID}`);
    const done = (await get(location, token)).body;
    const plain = { running: false, success: true, captureErrorBehaviour: "rollback", errors: [] };
    expect(done).to.deep.include({ captureID: whole.body.captureID, ...plain, "tally:outstanding": 0 });
    expect(new Date(done.createdAt).toISOString()).to.equal(done.createdAt);
    const [first, ...others] = exported.epcisBody.eventList;
    const fresh = { ...first, eventTime: "2020-01-01T00:00:00Z" };
    const partly = await post(JSON.stringify({ ...exported, epcisBody: { eventList: [fresh, ...others] } }), token);
    const open = (await get(partly.headers.get("location") ?? "", token)).body;
    expect(open).to.deep.include({ running: true, success: true, "tally:outstanding": 1 });
    const other = (await signedIn(bench.indexer.api, bench.system.carrier.signer)).token;
    expect(told(await get(location, other))).to.equal("404 epcisException:NoSuchResourceException NOT_FOUND");
    expect(told(await get(location))).to.equal("401 epcisException:SecurityException EPCIS_SIGN_IN_WANTED");
    expect(told(await get("capture"))).to.equal("401 epcisException:SecurityException EPCIS_SIGN_IN_WANTED");
    expect((await get("capture", other)).body).to.deep.equal([]);
    const ids: string[] = [];
    for (let at: string | undefined = "capture?perPage=1"; at !== undefined; ) {
      const { body, headers }: Awaited<ReturnType<typeof get>> = await get(at, token);
      ids.push(...(body as { readonly captureID: string }[]).map(({ captureID }) => captureID));
      at = /^<(.*)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1];
    }
    expect(ids.slice(0, 2)).to.have.members([whole.body.captureID, partly.body.captureID]);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it("remembers the newest of an owner's documents, and forgets the others", async () => {
    const regulator = (await signedIn(bench.indexer.api, bench.system.regulator.signer)).token;
    const document = JSON.stringify({
      ...exported,
      epcisBody: { eventList: exported.epcisBody.eventList.slice(0, 1) },
    });
    const [first] = [await post(document, regulator)];
    for (let i = 0; i < 104; i++) await post(document, regulator);
    const kept = (await get("capture?perPage=1000", regulator)).body as { readonly captureID: string }[];
    expect(kept.length).to.be.within(90, 100);
    expect(kept.map(({ captureID }) => captureID)).to.not.include(first?.body.captureID);
  });

  it("refuses who did not sign in, what is no EPCIS, and what is too large", async () => {
    const text = JSON.stringify(exported);
    const wanted = "401 epcisException:SecurityException EPCIS_SIGN_IN_WANTED";
    expect(told(await post(text))).to.equal(wanted);
    expect(told(await post(text, "0".repeat(64)))).to.equal(wanted);
    expect(told(await post("{}", token))).to.equal("400 epcisException:ValidationException EPCIS_INVALID");
    for (const type of ["application/json", "application/ld+json"]) {
      expect(told(await post("{", token, type))).to.equal("400 epcisException:ValidationException JSON_INVALID");
    }
    expect(told(await post("<x/>", token, "application/xml"))).to.equal(
      "415 epcisException:UnsupportedMediaTypeException EPCIS_MEDIA_TYPE_UNKNOWN",
    );
    const large = JSON.stringify({ ...exported, "tally:filling": "x".repeat(10 * 1024 * 1024) });
    const tooLarge = "413 epcisException:CaptureLimitExceededException EPCIS_CAPTURE_TOO_LARGE";
    expect(told(await post(large, token))).to.equal(tooLarge);
    const [event] = exported.epcisBody.eventList;
    const many = { ...exported, epcisBody: { eventList: Array.from({ length: 1_001 }, () => event) } };
    expect(told(await post(JSON.stringify(many), token))).to.equal(tooLarge);
  });

  describe("what is shown is what is signed", () => {
    /** A bag in store, that may be handed over. */
    async function bagIn({ hospital, rules, now }: CustodySystem, identifier: string): Promise<string> {
      const creation = {
        identifier,
        rules,
        step: 0,
        class: 0,
        site: WARD,
        when: await now(),
        items: 1,
        quantity: 3_000,
      };
      const unit = unitId(hospital.org, identifier);
      await hospital.client.custody.createUnitAndWait({ creation: { ...creation, evidence: id(identifier) } });
      const stored = { units: [unit], step: step("temporary storage"), site: STORE, when: await now() };
      await hospital.client.custody.recordStepAndWait(stored);
      await hospital.client.custody.sealUnitAndWait({ unit, number: "S-1", when: await now() });
      return unit;
    }

    /** The events of a bag that another chain of the same consortium has exported. */
    async function handedOverElsewhere(identifier: string) {
      const there = await custodySystem();
      const { hospital, carrier, deployment } = there;
      const unit = await bagIn(there, identifier);
      await setClock(there, (await bench.system.now()) + 3_600);
      await there.ethers.provider.send("evm_mine", []);
      const offer = {
        unit,
        hop: 1,
        step: step("carriage"),
        to: carrier.org,
        quantity: 3_000,
        items: 1,
        when: await there.now(),
        deadline: (await there.now()) + 86_400,
      };
      const acceptance = { site: LORRY, quantity: 2_990, items: 1, condition: "Conformant" as const, when: offer.when };
      const handover = await signedHandover(deployment, hospital.signer, carrier.signer, offer, acceptance);
      await carrier.client.custody.handOverAndWait({ handover });
      const document = await exportEpcis(there.ours);
      const events = document.epcisBody.eventList.filter((event) =>
        JSON.stringify(event).includes(encodeEpc(identifier)),
      );
      return { ...document, epcisBody: { eventList: events } };
    }

    /** As a wallet signs it. */
    const signed = ({ signer }: Party, { typedData }: Message) => {
      const { EIP712Domain, ...types } = typedData.types;
      expect(EIP712Domain).to.not.equal(undefined);
      return signer.signTypedData(typedData.domain, types, typedData.message);
    };

    it("shows each party of a handover the whole message, which the contract takes as it is signed", async () => {
      const { system, indexer } = bench;
      const identifier = "urn:example:bag:signed";
      const document = await handedOverElsewhere(identifier);
      const early = (await post(JSON.stringify(document), token)).body.acts;
      expect(early.map(({ act }: { act: string }) => act)).to.deep.equal(["create", "record", "seal", "handOver"]);
      expect(early[0].signing).to.deep.equal({ by: "transaction" });
      expect(early[3].signing.by).to.equal("nothing yet");
      expect(early[3].signing.reason).to.include(`seal of ${identifier}`);
      const unit = await bagIn(system, identifier);
      await indexer.caughtUp();
      const only = {
        ...document,
        epcisBody: { eventList: document.epcisBody.eventList.filter((event) => "sourceList" in event) },
      };
      const [handover] = (await post(JSON.stringify(only), token)).body.acts;
      const { by, messages, deadline } = handover.signing;
      expect(by).to.equal("messages");
      const [given, taken] = messages as [Message, Message];
      expect([given.as, taken.as, given.typedData.primaryType, taken.typedData.primaryType]).to.deep.equal([
        "giver",
        "receiver",
        "HandoverOffer",
        "HandoverAcceptance",
      ]);
      expect([given.party, taken.party]).to.deep.equal([handover.giver, handover.receiver]);
      for (const { typedData, digest } of [given, taken]) {
        const { EIP712Domain: _, ...types } = typedData.types;
        expect(TypedDataEncoder.hash(typedData.domain, types, typedData.message)).to.equal(digest);
      }
      const numbers = (message: Record<string, unknown>) =>
        Object.fromEntries(
          Object.entries(message).map(([name, value]) => [name, /^\d+$/.test(String(value)) ? Number(value) : value]),
        );
      const { offer, ...acceptance } = taken.typedData.message as { readonly offer: Record<string, unknown> };
      expect(offer).to.deep.equal(given.typedData.message);
      expect(numbers(offer)).to.deep.include({ unit, hop: 1, to: system.carrier.org, quantity: 3_000, deadline });
      expect(numbers(acceptance)).to.deep.include({ site: LORRY, quantity: 2_990, items: 1, condition: 0 });
      await setClock(system, (await system.now()) + 7_200);
      await system.carrier.client.custody.handOverAndWait({
        handover: {
          offer: numbers(offer) as never,
          acceptance: { ...numbers(acceptance), condition: "Conformant" } as never,
          giverSignature: await signed(system.hospital, given),
          receiverSignature: await signed(system.carrier, taken),
        },
      });
      expect((await system.ours.custody.getUnit({ unit })).custodian).to.equal(system.carrier.org);
    });

    it("says why there is nothing to sign where a unit, a step or an organisation is not known", async () => {
      const handover = exported.epcisBody.eventList.find((event) =>
        JSON.stringify(event).includes("HandoverConcluded"),
      );
      const text = JSON.stringify({ ...exported, epcisBody: { eventList: [handover] } });
      const reasonOf = async (from: string, to: string) => {
        const { body } = await post(text.replaceAll(from, to), token);
        return [body.acts[0]?.signing.by, body.acts[0]?.signing.reason];
      };
      const [plain] = await reasonOf("nothing", "nothing");
      expect(plain).to.equal("messages");
      const epc = (handover as { readonly epcList: readonly string[] }).epcList[0] as string;
      expect(await reasonOf(epc, "urn:example:unknown")).to.deep.equal([
        "nothing yet",
        "there is no one unit urn:example:unknown on the chain",
      ]);
    });
  });
});
