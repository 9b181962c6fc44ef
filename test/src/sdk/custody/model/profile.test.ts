import { expect } from "chai";
import { checkMaximum } from "../../../../../src/sdk/custody/model/max-quantity.ts";
import { parseProfile } from "../../../../../src/sdk/custody/model/parse-profile.ts";
import {
  classNumber,
  type Profile,
  stepNumber,
  toProfileStruct,
} from "../../../../../src/sdk/custody/model/profile.ts";
import { packStepRule, type StepRule, unpackStepRule } from "../../../../../src/sdk/custody/model/step-rule.ts";
import { FOOD_LOT } from "../../../../../src/sdk/custody/profiles/food-lot.ts";
import { MEDICAL_WASTE } from "../../../../../src/sdk/custody/profiles/medical-waste.ts";
import { STEEL_COIL } from "../../../../../src/sdk/custody/profiles/steel-coil.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const copy = (): Profile => structuredClone(MEDICAL_WASTE);

describe("profiles", () => {
  for (const profile of [MEDICAL_WASTE, STEEL_COIL, FOOD_LOT]) {
    it(`${profile.name} is sound`, () => {
      expect(parseProfile(JSON.parse(JSON.stringify(profile)))).to.deep.equal(profile);
    });
  }

  it("name steps and classes, and give numbers to the contract", () => {
    const { steps, classes } = toProfileStruct(MEDICAL_WASTE);
    expect(classes).to.have.length(5);
    expect(classes.some(({ mixes }) => mixes)).to.equal(false);
    const storage = stepNumber(MEDICAL_WASTE, "temporary storage");
    expect(steps[storage]).to.deep.include({ after_: 0b100111, keepsClockOf: 0b100100, deadline: 172_800, roles: 4n });
    expect(steps[stepNumber(MEDICAL_WASTE, "carriage")]?.needsSeal).to.equal(true);
    expect(classNumber(MEDICAL_WASTE, "841-002-01")).to.equal(classNumber(MEDICAL_WASTE, "sharps"));
  });

  it("are refused where something is wrong, by the field", async () => {
    const [ward, collection, ...rest] = copy().steps;
    const odd: [string, unknown][] = [
      ["", null],
      ["name", { ...copy(), name: " " }],
      ["tolerance", { ...copy(), tolerance: 1_001 }],
      ["maxQuantity", { ...copy(), maxQuantity: undefined }],
      ["maxQuantity", { ...copy(), maxQuantity: 101 }],
      ["maxQuantity", { ...copy(), maxQuantity: -100 }],
      ["maxQuantity", { ...copy(), maxQuantity: 12.5 }],
      ["window", { ...copy(), window: 0 }],
      ["colour", { ...copy(), colour: "yellow" }],
      ["classes", { ...copy(), classes: [] }],
      [
        "classes[1].code",
        {
          ...copy(),
          classes: [
            { code: "a", name: "a" },
            { code: "a", name: "b" },
          ],
        },
      ],
      ["steps", { ...copy(), steps: [] }],
      ["steps[0].act", { ...copy(), steps: [{ ...ward, act: "Closed" }] }],
      ["steps[0].roles[0]", { ...copy(), steps: [{ ...ward, roles: ["KING"] }] }],
      ["steps[0].after", { ...copy(), steps: [{ ...ward, after: ["ward"] }] }],
      ["steps[1].after", { ...copy(), steps: [ward, { ...collection, after: [] }, ...rest] }],
      ["steps[1].after[0]", { ...copy(), steps: [ward, { ...collection, after: ["wards"] }] }],
      ["steps[1].keepsClockOf", { ...copy(), steps: [ward, { ...collection, keepsClockOf: ["collection"] }] }],
      ["steps[1].name", { ...copy(), steps: [ward, ward] }],
    ];
    for (const [field, wrong] of odd) {
      const error = await refused(async () => parseProfile(wrong), "CUSTODY_PROFILE_INVALID");
      expect(error.values.field).to.equal(field);
    }
    await refused(async () => stepNumber(MEDICAL_WASTE, "sea"), "CUSTODY_PROFILE_INVALID");
    await refused(async () => classNumber(MEDICAL_WASTE, "841"), "CUSTODY_PROFILE_INVALID");
  });

  it("are refused where they trap what a receiver refused", async () => {
    const without = (name: string) => ({
      ...copy(),
      steps: copy().steps.map((step) => (step.name === name ? { ...step, takesReturned: false } : step)),
    });
    const [ward, collection] = copy().steps;
    for (const [wrong, field] of [
      // A plant whose return is refused could neither destroy nor give it.
      [without("destruction"), "steps[7].takesReturned"],
      [without("temporary storage"), "steps[0]"],
      [without("carriage"), "steps[0]"],
      [{ ...copy(), steps: [ward, collection] }, "steps[0]"],
    ] as const) {
      const error = await refused(async () => parseProfile(wrong), "CUSTODY_PROFILE_INVALID");
      expect(error.values.field).to.equal(field);
    }
    expect(parseProfile({ ...copy(), steps: [ward, { ...collection, takesReturned: true }] }).steps).to.have.length(2);
  });

  it("a step's rule is one word", () => {
    const rule: StepRule = {
      roles: ["CARRIER", "WAREHOUSE"],
      after: [0, 23],
      keepsClockOf: [23],
      deadline: 172_800,
      window: 259_200,
      tolerance: 100,
      classes: [0, 1, 2, 3, 4],
      mixes: [1, 4],
      flow: 7,
      act: "HandOver",
      needsSeal: true,
      takesReturned: false,
      takesRecalled: true,
      maxQuantity: 100_000,
    };
    expect(unpackStepRule(packStepRule(rule))).to.deep.equal(rule);
    for (const maxQuantity of [0, 1, 10, 99, 9_900, 72_000_000_000]) {
      expect(unpackStepRule(packStepRule({ ...rule, maxQuantity })).maxQuantity).to.equal(maxQuantity);
    }
  });

  it("without a maximum say so", () => {
    expect(parseProfile({ ...copy(), maxQuantity: 0 }).maxQuantity).to.equal(0);
    expect(toProfileStruct({ ...copy(), maxQuantity: 0 }).maxQuantity).to.equal(0);
    checkMaximum({ maxQuantity: 0 }, Number.MAX_SAFE_INTEGER);
    checkMaximum(MEDICAL_WASTE, 100_000);
    expect(() => checkMaximum(MEDICAL_WASTE, 100_001)).to.throw("100000");
  });
});
