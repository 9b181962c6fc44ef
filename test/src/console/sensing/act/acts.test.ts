import { expect } from "chai";
import { actsAt, type ExceedanceNow, refusalOf } from "../../../../../src/console/sensing/act/acts.ts";
import { STAGES } from "../../../../../src/sdk/sensing/model/stage.ts";

const NOW: ExceedanceNow = {
  chainId: 31_337,
  contract: `0x${"11".repeat(20)}`,
  stage: "Open",
  station: 2,
  operator: 5,
  org: 5,
  isRegulator: false,
  maySign: true,
};
const REGULATOR = { ...NOW, org: 1, isRegulator: true };

describe("what can be done about an exceedance", () => {
  it("is offered at the stages that allow it", () => {
    expect(Object.fromEntries(STAGES.map((stage) => [stage, actsAt(stage).join(" ")]))).to.deep.equal({
      None: "",
      Open: "acknowledge close",
      Acknowledged: "close",
      Remediated: "close reopen",
      Disputed: "close reopen",
      Closed: "",
    });
  });

  it("is refused before it is signed to all but the operator, or but a regulator that is not the operator", () => {
    expect(refusalOf("acknowledge", NOW)).to.equal(undefined);
    expect(refusalOf("acknowledge", REGULATOR)).to.equal("refuse.operator");
    expect(refusalOf("acknowledge", { ...NOW, stage: "Closed" })).to.equal("refuse.stage");
    expect(refusalOf("acknowledge", { ...NOW, maySign: false })).to.equal("refuse.duty");
    expect(refusalOf("close", REGULATOR)).to.equal(undefined);
    expect(refusalOf("close", NOW)).to.equal("refuse.regulator");
    expect(refusalOf("close", { ...REGULATOR, operator: 1 })).to.equal("refuse.regulator");
    expect(refusalOf("reopen", REGULATOR)).to.equal("refuse.stage");
    expect(refusalOf("reopen", { ...REGULATOR, stage: "Disputed" })).to.equal(undefined);
  });
});
