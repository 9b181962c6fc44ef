import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import type { ChainAct } from "../../../../../../src/sdk/custody/epcis/export/chain-act.ts";
import { createExportDocument } from "../../../../../../src/sdk/custody/epcis/export/create-export-document.ts";
import { encodeActs } from "../../../../../../src/sdk/custody/epcis/export/encode-acts.ts";
import { selectRelatedActs } from "../../../../../../src/sdk/custody/epcis/export/select-related-acts.ts";
import { planImport } from "../../../../../../src/sdk/custody/epcis/import/plan-import.ts";
import { stepNumber } from "../../../../../../src/sdk/custody/model/profile.ts";
import { unitId } from "../../../../../../src/sdk/custody/model/unit-id.ts";
import type { UnitState } from "../../../../../../src/sdk/custody/model/unit-word.ts";
import { STEEL_COIL } from "../../../../../../src/sdk/custody/profiles/steel-coil.ts";
import { refused } from "../../../../../../src/testing/errors.ts";

const MILL = stepNumber(STEEL_COIL, "mill");
const SLITTING = stepNumber(STEEL_COIL, "slitting");
const coil = (number: number) => `8004/6941234COIL${number}`;

const state = (changes: Partial<UnitState>): UnitState => ({
  custodian: 2,
  site: 0,
  rules: 1,
  classes: [0],
  step: MILL,
  phase: "Active",
  isSealed: false,
  isContainer: false,
  isPacked: false,
  isOverdue: false,
  isRecalled: false,
  hops: 0,
  items: 1,
  since: 1_000,
  quantity: 20_000,
  ...changes,
});

const at = (transaction: string, index: number) => ({ transaction, block: 1, index, recordedAt: 2_000 });
const created = (number: number, where: ReturnType<typeof at>, changes: Partial<UnitState> = {}): ChainAct => ({
  name: "UnitCreated",
  unit: unitId(2, coil(number)),
  identifier: coil(number),
  evidence: ZeroHash,
  ...where,
  state: state(changes),
});
const slit = (number: number, where: ReturnType<typeof at>): ChainAct => ({
  name: "UnitTransformed",
  unit: unitId(2, coil(number)),
  org: 2,
  when: 1_500,
  evidence: id("plan"),
  ...where,
  state: state({ phase: "Transformed", step: SLITTING }),
});

const made = { step: SLITTING, since: 1_500, quantity: 13_000, site: 6_941_234_000_012 };
const ACTS: readonly ChainAct[] = [
  created(1, at("a", 0)),
  created(2, at("a", 1)),
  created(9, at("b", 0)),
  slit(1, at("c", 4)),
  slit(2, at("c", 5)),
  created(3, at("c", 6), made),
  created(4, at("c", 7), { ...made, classes: [2] }),
  created(5, at("d", 0)),
];
const profiles = new Map([[1, STEEL_COIL]]);
const chain = { chainId: 1, contracts: { Custody: { address: `0x${"1".repeat(40)}` } } };

describe("transformations as EPCIS", () => {
  it("are one event of all inputs and outputs, and one act again", () => {
    const encoded = encodeActs(ACTS, { profiles });
    expect(encoded.map(({ event }) => event.type)).to.deep.equal([
      ...["ObjectEvent", "ObjectEvent", "ObjectEvent", "TransformationEvent", "ObjectEvent"],
    ]);
    const epcs = (...numbers: number[]) => numbers.map((number) => `https://id.gs1.org/${coil(number)}`);
    expect(encoded[3]?.event).to.deep.include({ inputEPCList: epcs(1, 2), outputEPCList: epcs(3, 4) });
    const { acts, unplanned, assumed } = planImport(createExportDocument(encoded, chain));
    expect([unplanned, assumed]).to.deep.equal([[], []]);
    const amount = { quantity: 13_000, items: 1, site: 6_941_234_000_012 };
    expect(acts[3]).to.deep.equal({
      event: 3,
      act: "transform",
      when: 1_500,
      recordedAt: 2_000,
      evidence: id("plan"),
      party: "2",
      step: "slitting",
      unit: coil(1),
      units: [coil(1), coil(2)],
      outputs: [
        { unit: coil(3), class: "hot-rolled", ...amount },
        { unit: coil(4), class: "coated", ...amount },
      ],
    });
  });

  it("tie what went in to what came out", () => {
    expect(selectRelatedActs(ACTS, [unitId(2, coil(4))])).to.deep.equal(ACTS.slice(0, 2).concat(ACTS.slice(3, 7)));
    expect(selectRelatedActs(ACTS, [unitId(2, coil(9))])).to.deep.equal([ACTS[2]]);
  });

  it("cannot be encoded without their profile", async () => {
    await refused(() => encodeActs(ACTS, { profiles: new Map() }), "CUSTODY_PROFILE_INVALID");
  });
});
