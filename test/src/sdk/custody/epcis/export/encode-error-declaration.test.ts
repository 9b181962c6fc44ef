import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import type {
  ChainAct,
  ErrorDeclared,
  HandoverConcluded,
} from "../../../../../../src/sdk/custody/epcis/export/chain-act.ts";
import { createExportDocument } from "../../../../../../src/sdk/custody/epcis/export/create-export-document.ts";
import { type EncodedAct, encodeActs } from "../../../../../../src/sdk/custody/epcis/export/encode-acts.ts";
import { planImport } from "../../../../../../src/sdk/custody/epcis/import/plan-import.ts";
import { unitId } from "../../../../../../src/sdk/custody/model/unit-id.ts";
import type { UnitState } from "../../../../../../src/sdk/custody/model/unit-word.ts";
import { MEDICAL_WASTE } from "../../../../../../src/sdk/custody/profiles/medical-waste.ts";
import { bag } from "../../../../../../src/testing/custody-journey.ts";

const [HOSPITAL, CARRIER, STRANGER, REGULATOR] = [2, 3, 4, 5];
const [SITE, STEP] = [6_941_234_000_012, 3];
const profiles = new Map([[1, MEDICAL_WASTE]]);
const chain = { chainId: 1, contracts: { Custody: { address: `0x${"1".repeat(40)}` } } };

const state = (changes: Partial<UnitState> = {}): UnitState => ({
  custodian: HOSPITAL,
  site: SITE,
  rules: 1,
  classes: [0],
  step: 0,
  phase: "Active",
  isSealed: false,
  isContainer: false,
  isPacked: false,
  isOverdue: false,
  isRecalled: false,
  hops: 0,
  items: 1,
  since: 1_000,
  quantity: 3_000,
  ...changes,
});
let index = 0;
const at = (unit = bag(1)) => ({
  transaction: String(index),
  block: 1,
  index: index++,
  recordedAt: 2_000,
  unit: unitId(2, unit),
});
const created = (identifier: string): ChainAct => ({
  name: "UnitCreated",
  ...at(identifier),
  identifier,
  evidence: ZeroHash,
  state: state(),
});
const refused = (): HandoverConcluded => ({
  name: "HandoverConcluded",
  ...at(),
  state: state({ phase: "Returning" }),
  giver: "0x1",
  receiver: "0x2",
  offered: { from: HOSPITAL, hop: 0, step: STEP, to: CARRIER, quantity: 3_000, items: 1, when: 1_200, deadline: 9_000 },
  accepted: { site: SITE, quantity: 3_000, items: 1, condition: "Refused", when: 1_230 },
  givenEvidence: ZeroHash,
  takenEvidence: ZeroHash,
});
const resolved = (regulator: number): ChainAct => ({
  name: "DisputeResolved",
  ...at(),
  state: state(),
  custodian: HOSPITAL,
  accepted: false,
  regulator,
  statement: ZeroHash,
});

/** The events after a declaration about the last of some acts. */
function declare(acts: readonly ChainAct[], org: number, changes: Partial<ErrorDeclared> = {}): readonly EncodedAct[] {
  const encoded = encodeActs(acts, { profiles });
  const wrong = `0x${/;([\da-f]{64})\?/.exec(encoded.at(-1)?.event.eventID ?? "")?.[1]}`;
  const declared: ErrorDeclared = {
    name: "ErrorDeclared",
    ...at(),
    org,
    wrong,
    corrective: ZeroHash,
    reason: "DidNotOccur",
    ...changes,
  };
  return encodeActs([...acts, declared], { profiles });
}

const lastOf = (encoded: readonly EncodedAct[]) => encoded.at(-1)?.event as Record<string, unknown> | undefined;
const isVoided = (encoded: readonly EncodedAct[]) => lastOf(encoded)?.errorDeclaration !== undefined;

describe("a declared error as EPCIS", () => {
  const first = [created(bag(1))];

  it("is EPCIS's declaration with reason and correction, where it is of who answers for the event", () => {
    const corrective = id("right");
    const encoded = declare(first, HOSPITAL, { reason: "IncorrectData", corrective });
    expect(encoded[1]?.event.eventID).to.equal(encoded[0]?.event.eventID);
    expect(lastOf(encoded)?.errorDeclaration).to.include({ reason: "incorrect_data" });
    expect(lastOf(encoded)?.errorDeclaration).to.deep.include({
      correctiveEventIDs: [`ni:///sha-256;${corrective.slice(2)}?ver=CBV2.0`],
    });
    expect(planImport(createExportDocument(encoded, chain)).acts[1]).to.include({
      act: "declareError",
      party: String(HOSPITAL),
      unit: bag(1),
      reason: "IncorrectData",
      corrective,
    });
    const declaration = lastOf(declare(first, HOSPITAL))?.errorDeclaration;
    expect(declaration).to.include({ reason: "did_not_occur" });
    expect(declaration).not.to.have.property("correctiveEventIDs");
  });

  it("voids nothing of another organisation's, and comes back as the same act", () => {
    const corrective = id("right");
    const encoded = declare(first, STRANGER, { corrective });
    expect(isVoided(encoded)).to.equal(false);
    const wrong = `0x${/;([\da-f]{64})\?/.exec(encoded[0]?.event.eventID ?? "")?.[1]}`;
    expect(lastOf(encoded)).to.include({ "tally:act": "ErrorDeclared", "tally:reason": "DidNotOccur" });
    const { acts, unplanned } = planImport(createExportDocument(encoded, chain));
    expect(unplanned).to.deep.equal([]);
    expect(acts.map(({ act }) => act)).to.deep.equal(["create", "declareError"]);
    expect(acts[1]).to.include({ party: String(STRANGER), unit: bag(1), wrong, corrective, reason: "DidNotOccur" });
  });

  it("voids nothing that is about another unit", () => {
    const [one, two] = [created(bag(1)), created(bag(2))];
    expect(isVoided(declare([one, two], HOSPITAL))).to.equal(false);
    expect(isVoided(declare([one, two], HOSPITAL, { unit: unitId(2, bag(2)) }))).to.equal(true);
  });

  it("voids a handover by either side, and a regulator's decision by the regulator", () => {
    const handed = [...first, refused()];
    expect([HOSPITAL, CARRIER, STRANGER].map((org) => isVoided(declare(handed, org)))).to.deep.equal([
      ...[true, true, false],
    ]);
    const agreed = [...handed, resolved(0)];
    expect([HOSPITAL, CARRIER, STRANGER].map((org) => isVoided(declare(agreed, org)))).to.deep.equal([
      ...[true, true, false],
    ]);
    const decided = [...handed, resolved(REGULATOR)];
    expect([HOSPITAL, REGULATOR].map((org) => isVoided(declare(decided, org)))).to.deep.equal([false, true]);
  });
});

describe("what was shipped in vain as EPCIS", () => {
  it("is void_shipping: a refused handover, and a dispute that ends with a return", () => {
    const encoded = encodeActs([created(bag(1)), refused(), resolved(0)], { profiles });
    const words = encoded.slice(1).map(({ event: { bizStep, disposition } }) => [bizStep, disposition]);
    expect(words).to.deep.equal([
      ["void_shipping", "returned"],
      ["void_shipping", "returned"],
    ]);
    for (const { event } of encoded.slice(1)) expect(event).not.to.have.any.keys("sourceList", "destinationList");
  });
});
