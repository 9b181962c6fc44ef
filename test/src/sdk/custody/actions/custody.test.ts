import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import type { Handover, HandoverAcceptance, HandoverOffer } from "../../../../../src/sdk/custody/model/handover.ts";
import {
  handoverMessage,
  handoverOfferMessage,
  parseHandoverMessage,
  parseHandoverOfferMessage,
} from "../../../../../src/sdk/custody/model/message.ts";
import { classNumber, stepNumber } from "../../../../../src/sdk/custody/model/profile.ts";
import {
  signDisputeResolution,
  signHandoverAcceptance,
  signHandoverOffer,
} from "../../../../../src/sdk/custody/model/sign.ts";
import { unitId } from "../../../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../../../src/sdk/custody/profiles/medical-waste.ts";
import {
  type CustodySystem,
  custodySystem,
  LORRY,
  type Party,
  PLANT,
  STORE,
  signedHandover,
  WARD,
} from "../../../../../src/testing/custody.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const step = (name: string) => stepNumber(MEDICAL_WASTE, name);
const SHARPS = classNumber(MEDICAL_WASTE, "841-002-01");

describe("custody", () => {
  let system: CustodySystem;
  let serial = 0;
  const identifier = () => `8003/06941234000012B${String(++serial).padStart(4, "0")}`;

  /** A bag in the hospital's hands, in temporary storage at the store. */
  const stored = async (quantity = 12_500, items = 1): Promise<string> => {
    const { hospital, rules } = system;
    const when = await system.now();
    const creation = {
      identifier: identifier(),
      rules,
      step: step("ward"),
      class: SHARPS,
      site: WARD,
      when,
      items,
      quantity,
    };
    const { unit } = await hospital.client.custody.createUnitAndWait({ creation });
    await hospital.client.custody.recordStepAndWait({
      units: [unit],
      step: step("temporary storage"),
      site: STORE,
      when,
    });
    return unit;
  };
  const offerOf = async (
    unit: string,
    to: Party,
    name: string,
    changes: Partial<HandoverOffer> = {},
  ): Promise<HandoverOffer> => {
    const { quantity, items, hops: hop } = await system.ours.custody.getUnit({ unit });
    const when = await system.now();
    return { unit, hop, step: step(name), to: to.org, quantity, items, when, deadline: when + 3_600, ...changes };
  };
  const accepting = (offer: HandoverOffer, changes: Partial<HandoverAcceptance> = {}): HandoverAcceptance => {
    const { quantity, items, when } = offer;
    return { site: LORRY, quantity, items, condition: "Conformant", when, ...changes };
  };
  const sealed = async (unit: string) => {
    const when = await system.now();
    await system.hospital.client.custody.sealUnitAndWait({ unit, number: `S-${serial}`, when });
    return unit;
  };
  const handOver = async (
    unit: string,
    from: Party,
    to: Party,
    name: string,
    changes: Partial<HandoverAcceptance> = {},
  ) => {
    const offer = await offerOf(unit, to, name);
    const { deployment } = system;
    const handover = await signedHandover(deployment, from.signer, to.signer, offer, accepting(offer, changes));
    return system.stranger.custody.handOverAndWait({ handover });
  };

  before(async () => {
    system = await custodySystem();
  });

  it("goes by a profile that the Council set and anybody had adopted", async () => {
    const { ours, rules, flow, stranger } = system;
    const found = await ours.custody.getProfile({ rules });
    expect(found).to.deep.include({ flow, rules, former: 0, adopted: true });
    expect(found.profile.steps.map(({ name }) => name)).to.deep.equal(MEDICAL_WASTE.steps.map(({ name }) => name));
    expect(found.profile.steps[2]).to.deep.include(MEDICAL_WASTE.steps[2]);
    expect(await ours.custody.getProfile({ flow })).to.deep.equal(found);
    expect(await ours.custody.listProfiles()).to.deep.equal([found]);
    await refused(ours.custody.getProfile({ rules: 9 }), "NOT_FOUND");
    await refused(ours.custody.getProfile({} as never), "ARGUMENT_INVALID");
    await refused(stranger.custody.adoptRules({ rules }), "Custody_RulesAdopted");
    await refused(stranger.custody.adoptRules({ rules: 9 }), "Custody_UnknownRules");
    await refused(stranger.custody.adoptRules({ rules: 0 }), "ARGUMENT_INVALID");
    const wrong = () => ours.custody.buildSetProfileProposal({ profile: { ...MEDICAL_WASTE, tolerance: 1_001 } });
    expect((await refused(async () => wrong(), "CUSTODY_PROFILE_INVALID")).values.field).to.equal("tolerance");
  });

  it("a unit begins, is read, and is found in the inventory", async () => {
    const { hospital, ours, rules, flow, carrier } = system;
    const when = await system.now();
    const [items, quantity] = [1, 4_000];
    const creation = { identifier: identifier(), rules, step: 0, class: SHARPS, site: WARD, when, items, quantity };
    const done = await hospital.client.custody.createUnitAndWait({ creation });
    expect(done).to.deep.include({ unit: unitId(2, creation.identifier), org: hospital.org });
    const unit = await ours.custody.getUnit(done);
    expect(unit).to.deep.equal({
      unit: done.unit,
      identifier: creation.identifier,
      custodian: hospital.org,
      site: WARD,
      rules,
      step: 0,
      phase: "Active",
      classes: [SHARPS],
      quantity: 4_000,
      items: 1,
      hops: 0,
      since: when,
      dueAt: 0,
      isSealed: false,
      isContainer: false,
      isOverdue: false,
      isRecalled: false,
      parent: null,
    });
    const balance = { taken: 4_000, given: 0, destroyed: 0, lost: 0, stock: 4_000, items: 1 };
    const key = { org: hospital.org, site: WARD, flow, class: SHARPS };
    expect(await ours.custody.getBalance(key)).to.deep.equal({ ...key, ...balance });
    expect(await ours.custody.listInventory({ org: hospital.org })).to.deep.equal({
      accounts: [{ ...key, ...balance }],
      unreadable: [],
    });

    const two = [1, 2].map(() => ({ ...creation, identifier: identifier() }));
    const { units } = await hospital.client.custody.createUnitsAndWait({ creations: two });
    expect(units.map((each) => each.unit)).to.deep.equal(two.map((each) => unitId(2, each.identifier)));
    await refused(hospital.client.custody.createUnit({ creation }), "Custody_UnitExists");
    await refused(hospital.client.custody.createUnits({ creations: [] }), "ARGUMENT_INVALID");
    await refused(
      hospital.client.custody.createUnit({ creation: { ...creation, identifier: "" } }),
      "ARGUMENT_INVALID",
    );
    await refused(hospital.client.custody.createUnit({ creation: { ...creation, quantity: -1 } }), "ARGUMENT_INVALID");
    const other = { ...creation, identifier: identifier() };
    await refused(carrier.client.custody.createUnit({ creation: other }), "Members_RoleMissing");
    await refused(ours.custody.getUnit({ unit: id("nothing") }), "NOT_FOUND");
    await refused(ours.custody.traceUnit({ unit: id("nothing") }), "NOT_FOUND");
  });

  it("changes hands with what two devices exchanged, and is destroyed", async () => {
    const { deployment, hospital, carrier, plant, stranger, ours } = system;
    const unit = await sealed(await stored());
    const offer = await offerOf(unit, carrier, "carriage");
    const sent = handoverOfferMessage(deployment, offer, await signHandoverOffer(hospital.signer, deployment, offer));
    const got = parseHandoverOfferMessage(JSON.stringify(sent), deployment);
    expect(got).to.deep.equal(sent);
    const acceptance = accepting(offer);
    const signature = await signHandoverAcceptance(carrier.signer, deployment, got.offer, acceptance);
    const both = parseHandoverMessage(JSON.stringify(handoverMessage(got, acceptance, signature)), deployment);
    const done = await stranger.custody.handOverAndWait({ handover: both });
    expect(done).to.deep.include({
      unit,
      outcome: "Taken",
      from: hospital.org,
      to: carrier.org,
      giver: hospital.signer.address,
      receiver: carrier.signer.address,
    });
    expect(done.accepted).to.deep.equal({ ...acceptance });
    await refused(stranger.custody.handOver({ handover: both }), "Handovers_WrongHop");
    await refused(ours.custody.getDispute({ unit }), "NOT_FOUND");

    const next = await offerOf(unit, plant, "disposal site");
    const taken = accepting(next, { site: PLANT, quantity: 12_000, evidence: id("scale") });
    const handover = await signedHandover(deployment, carrier.signer, plant.signer, next, taken);
    const bring = (...handovers: Handover[]) => stranger.custody.handOverManyAndWait({ handovers });
    const [once, again] = [await bring(handover, handover), await bring(handover)];
    expect([once.handovers.map(({ outcome }) => outcome), once.skipped]).to.deep.equal([["Taken"], again.skipped]);
    const [concluded] = once.handovers;
    const left = { unit, hop: handover.offer.hop, concluded, state: concluded?.state };
    expect([again.handovers, again.skipped]).to.deep.equal([[], [left]]);
    await refused(stranger.custody.handOverMany({ handovers: [] }), "ARGUMENT_INVALID");

    const end = { units: [unit], step: step("destruction"), when: await system.now() };
    const { uid, statement: certificate } = await system.certify(plant, [unit]);
    const { units } = await plant.client.custody.destroyUnitsAndWait({ ...end, certificate });
    expect(units[0]?.state.phase).to.equal("Destroyed");
    const { acts, identifier: name } = await ours.custody.traceUnit({ unit });
    expect(name).to.match(/^8003\//);
    expect(acts.map(({ act, org }) => `${act} ${org}`)).to.deep.equal([
      ...[`UnitCreated ${hospital.org}`, `StepRecorded ${hospital.org}`, `UnitSealed ${hospital.org}`],
      ...[`HandoverConcluded ${hospital.org}`, `HandoverConcluded ${carrier.org}`, `UnitDestroyed ${plant.org}`],
    ]);
    expect(acts.at(-1)).to.deep.include({ account: plant.signer.address, details: { certificate: uid } });
    expect(acts[4]?.handover?.accepted.quantity).to.equal(12_000);
    const balance = await ours.custody.getBalance({ org: plant.org, site: PLANT, flow: system.flow, class: SHARPS });
    expect(balance).to.deep.include({ taken: 12_500, destroyed: 12_500, stock: 0, items: 0 });
  });

  it("is in dispute where measurements differ, until both sides or a regulator resolve it", async () => {
    const { deployment, hospital, carrier, regulator, stranger, ours } = system;
    const until = (await system.now()) + 3_600;
    const unit = await sealed(await stored());
    const { outcome } = await handOver(unit, hospital, carrier, "carriage", {
      quantity: 10_000,
      when: await system.now(),
    });
    expect(outcome).to.equal("Disputed");
    const found = await ours.custody.getDispute({ unit });
    expect(found).to.deep.include({ unit, to: carrier.org, site: LORRY, quantity: 10_000, condition: "Conformant" });
    const resolution = { unit, hop: 2, accepted: true, quantity: 10_000, items: 1, deadline: until };
    const giverSignature = await signDisputeResolution(hospital.signer, deployment, resolution);
    const receiverSignature = await signDisputeResolution(carrier.signer, deployment, resolution);
    const resolved = { resolution, giverSignature, receiverSignature };
    await refused(
      stranger.custody.resolveDispute({ ...resolved, receiverSignature: giverSignature }),
      "Handovers_SameAccount",
    );
    const third = await signDisputeResolution(regulator.signer, deployment, resolution);
    const aside = stranger.custody.resolveDispute({ ...resolved, receiverSignature: third });
    await refused(aside, "Handovers_NotParty");
    const { state, org } = await stranger.custody.resolveDisputeAndWait(resolved);
    expect([org, state.phase, state.quantity]).to.deep.equal([carrier.org, "Active", 10_000]);

    const other = await sealed(await stored());
    await handOver(other, hospital, carrier, "carriage", { condition: "Damaged", when: await system.now() });
    expect((await ours.custody.listUnits({ phase: "Disputed" })).units.map((each) => each.unit)).to.deep.equal([other]);
    const statement = await system.state(regulator);
    const decision = { ...resolution, unit: other, accepted: false, quantity: 12_500 };
    const decided = await regulator.client.custody.decideDisputeAndWait({ resolution: decision, statement });
    expect([decided.org, decided.state.phase]).to.deep.equal([hospital.org, "Returning"]);
    await refused(regulator.client.custody.decideDispute({ resolution: decision, statement }), "Handovers_NotDisputed");
    const odd = { ...decision, accepted: "no" as never };
    await refused(regulator.client.custody.decideDispute({ resolution: odd, statement }), "ARGUMENT_INVALID");
  });

  it("goes where its container goes, and its trace says so", async () => {
    const { hospital, carrier, ours, rules } = system;
    const bags = [await stored(), await stored(8_000)];
    const when = await system.now();
    const creation = { identifier: "00/369412340000000013", rules, step: 0, site: STORE, when };
    const { unit: box } = await hospital.client.custody.createUnitAndWait({ creation });
    await hospital.client.custody.recordStepAndWait({ units: [bags[0] as string], step: 2, site: STORE, when });
    const packed = await hospital.client.custody.packUnitsAndWait({ parent: box, units: bags, when });
    expect(packed.state).to.deep.include({ quantity: 20_500, items: 2, classes: [SHARPS] });
    expect((await ours.custody.getUnit({ unit: bags[0] as string })).parent).to.equal(box);
    await refused(hospital.client.custody.packUnits({ parent: box, units: [], when }), "ARGUMENT_INVALID");
    await hospital.client.custody.sealUnitAndWait({ unit: box, number: "S-BOX", when });
    await refused(hospital.client.custody.unpackUnits({ parent: box, units: bags, when }), "Custody_Sealed");
    const left = { refused: [bags[1] as string], quantity: 12_500, items: 1 };
    const offer = await offerOf(box, carrier, "carriage");
    const handover = await signedHandover(
      ...([system.deployment, hospital.signer, carrier.signer, offer, accepting(offer, left)] as const),
    );
    await refused(
      system.stranger.custody.handOver({ handover: { ...handover, giverSignature: "0x12" } }),
      "Handovers_BadSignature",
    );
    expect((await system.stranger.custody.handOverAndWait({ handover })).outcome).to.equal("Taken");
    expect((await ours.custody.getUnit({ unit: bags[1] as string })).phase).to.equal("Returning");

    const acts = async (unit: string) =>
      (await ours.custody.traceUnit({ unit })).acts.map(({ act, unit: of }) => [act, of === box]);
    expect((await acts(bags[0] as string)).slice(-5)).to.deep.equal([
      ["StepRecorded", false],
      ["UnitsPacked", true],
      ["UnitSealed", true],
      ["UnitsRefused", true],
      ["HandoverConcluded", true],
    ]);
    // What was left behind was not in it when it went.
    expect((await acts(bags[1] as string)).at(-1)).to.deep.equal(["UnitsRefused", true]);
    const at = await system.now();
    const carrying = carrier.client.custody;
    const out = await carrying.unpackUnitsAndWait({ parent: box, units: [bags[0] as string], when: at });
    expect(out.state).to.deep.include({ quantity: 0, items: 0 });
    await refused(carrying.breakSeal({ unit: box, when: at }), "Custody_NotSealed");
  });

  it("is put right, recalled, lost and overdue, and all of it stays on record", async () => {
    const { hospital, regulator, stranger, ours, ethers } = system;
    const unit = await sealed(await stored());
    const acting = hospital.client.custody;
    await acting.breakSealAndWait({ unit, when: await system.now(), evidence: id("photograph") });
    const right = await acting.correctUnitAndWait({ unit, class: 0, quantity: 12_000, items: 1 });
    expect(right.state).to.deep.include({ classes: [0], quantity: 12_000 });
    await refused(acting.correctUnit({ unit, class: 0, quantity: 12_000, items: 1 }), "Custody_NothingCorrected");
    await refused(acting.correctUnit({ unit, class: 0, quantity: 0, items: 1 }), "ARGUMENT_INVALID");
    const wrong = await acting.declareErrorAndWait({ unit, wrong: id("event"), reason: "DidNotOccur" });
    expect(wrong).to.deep.include({ unit, org: hospital.org, corrective: ZeroHash, reason: "DidNotOccur" });
    await refused(acting.declareError({ unit, wrong: id("event"), reason: "Whim" as never }), "ARGUMENT_INVALID");

    const recall = { units: [unit], recalled: true, statement: await system.state(regulator) };
    const { units } = await regulator.client.custody.setRecallAndWait(recall);
    expect(units[0]).to.deep.include({ unit, org: regulator.org });
    expect(units[0]?.state.isRecalled).to.equal(true);
    await refused(acting.setRecall({ ...recall, recalled: false }), "Members_RoleMissing");
    await regulator.client.custody.setRecallAndWait({ ...recall, recalled: false });

    const { dueAt } = await ours.custody.getUnit({ unit });
    expect((await ours.custody.listOverdue({ at: dueAt })).units.some((each) => each.unit === unit)).to.equal(false);
    const late = await ours.custody.listOverdue({ at: dueAt + 1 });
    expect(late.units.some((each) => each.unit === unit)).to.equal(true);
    await refused(stranger.custody.flagOverdue({ unit }), "Custody_NotOverdue");
    await ethers.provider.send("evm_increaseTime", [48 * 3_600]);
    await ethers.provider.send("evm_mine", []);
    expect((await stranger.custody.flagOverdueAndWait({ unit })).state.isOverdue).to.equal(true);
    await refused(stranger.custody.flagOverdue({ unit }), "Custody_AlreadyOverdue");
    const lost = await acting.declareLostAndWait({ unit, when: await system.now() });
    expect([lost.org, lost.state.phase]).to.deep.equal([hospital.org, "Lost"]);
    const other = await stored();
    const lot = await regulator.client.custody.setRecallAndWait({ ...recall, units: [unit, other] });
    expect([lot.units.map((each) => each.unit), lot.skipped]).to.deep.equal([[other], [unit]]);
    const { acts } = await ours.custody.traceUnit({ unit });
    expect(acts.map(({ act }) => act).slice(3)).to.deep.equal([
      ...["SealBroken", "UnitCorrected", "ErrorDeclared", "RecallSet", "RecallSet", "UnitOverdue", "UnitLost"],
    ]);
    expect(acts[3]?.evidence).to.equal(id("photograph"));
    expect(acts[4]?.details.former).to.deep.include({ quantity: 12_500, classes: [SHARPS] });
    expect(acts[6]).to.deep.include({ org: regulator.org, account: regulator.signer.address });
  });
});
