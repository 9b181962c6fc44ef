import { expect } from "chai";
import { measure } from "../../../scripts/report/detection/measure.ts";
import { page } from "../../../scripts/report/detection/page.ts";
import { FALSIFICATIONS } from "../../../src/simulator/falsifier/kinds.ts";

describe("detection report", () => {
  it("has an episode of every kind, counts alike for the same seeds, and names what goes unseen", () => {
    const measurement = measure(1, () => {});
    expect([...measurement.kinds].map(([{ kind }]) => kind)).to.deep.equal(FALSIFICATIONS.map(({ kind }) => kind));
    for (const [{ kind }, tally] of measurement.kinds) {
      expect(tally.episodes, kind).to.equal(1);
      expect(tally.flagged, kind).to.be.at.most(tally.tampered);
      expect(tally.inside, kind).to.be.at.most(tally.caught);
    }
    expect(measurement.quiet.readings).to.be.greaterThan(5_000);

    const text = page(measurement);
    expect(text.split("\n", 1)[0]).to.match(/generated/i);
    expect(text).to.equal(page(measure(1, () => {})));
    const unseen = text.slice(text.indexOf("## Unseen"), text.indexOf("## False alarms"));
    for (const [{ kind }, tally] of measurement.kinds) {
      if (tally.caught === 0) expect(unseen).to.include(`\`${kind}\``);
    }
  }).timeout(60_000);
});
