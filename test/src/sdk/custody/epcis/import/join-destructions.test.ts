import { expect } from "chai";
import { joinDestructions } from "../../../../../../src/sdk/custody/epcis/import/join-destructions.ts";
import type { PlannedAct } from "../../../../../../src/sdk/custody/epcis/import/planned-act.ts";

const base = { event: 1, when: 100, party: "4", step: "destruction" };

function gone(unit: string, certificates: readonly string[], changes: object = {}): PlannedAct {
  return { ...base, act: "destroy", unit, units: [unit], certificates, ...changes };
}

const lost: PlannedAct = { event: 3, when: 100, party: "4", act: "declareLost", unit: "x" };
const unitsOf = (acts: readonly PlannedAct[]) =>
  joinDestructions(acts).map((act) => (act.act === "destroy" ? act.units : act.act));

describe("destructions under one certificate", () => {
  it("are one act, in the order of the units, at the place of the last", () => {
    const acts = [gone("a", ["c"]), gone("b", ["c"], { event: 2 }), lost, gone("d", ["c"], { event: 4 })];
    expect(joinDestructions(acts)).to.deep.equal([lost, gone("a", ["c"], { units: ["a", "b", "d"] })]);
  });

  it("stay apart where certificate, party, step or time differ, or none is named", () => {
    const others = [{ party: "5" }, { step: "landfill" }, { when: 101 }].map((each) => gone("b", ["c"], each));
    for (const other of [...others, gone("b", ["d"]), gone("b", ["c", "d"])]) {
      expect(unitsOf([gone("a", ["c"]), other])).to.deep.equal([["a"], ["b"]]);
    }
    expect(unitsOf([gone("a", []), gone("b", [])])).to.deep.equal([["a"], ["b"]]);
  });

  it("of several certificates to choose from are one act for each event", () => {
    const [both, second] = [["c", "d"], { event: 2 }];
    const acts = [gone("a", both), gone("b", both), gone("e", both, second), gone("f", both, second)];
    expect(unitsOf(acts)).to.deep.equal([
      ["a", "b"],
      ["e", "f"],
    ]);
  });
});
