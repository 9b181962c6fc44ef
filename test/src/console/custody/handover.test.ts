import { expect } from "chai";
import { signingTime } from "../../../../src/console/custody/handover/chain-time.ts";
import { partsOf, type ReadParts, readPart } from "../../../../src/console/custody/handover/code-parts.ts";
import { asWritten, stored } from "../../../../src/console/custody/handover/quantity.ts";
import { verdictOf } from "../../../../src/console/custody/handover/verdict.ts";

describe("src/console/custody/handover", () => {
  const measured = (quantity: number, items = 1) => ({ quantity, items });
  const agrees = (parameters: Partial<Parameters<typeof verdictOf>[0]>) =>
    verdictOf({ given: measured(2_500), taken: measured(2_500), tolerance: 20, isConformant: true, ...parameters })
      .agrees;

  it("agrees up to the tolerance, and not beyond", () => {
    expect(
      verdictOf({ given: measured(2_500), taken: measured(2_550), tolerance: 20, isConformant: true }),
    ).to.deep.equal({
      agrees: true,
      difference: 50,
      allowed: 50,
    });
    expect(agrees({ taken: measured(2_551) })).to.equal(false);
    expect(agrees({ taken: measured(2_449) })).to.equal(false);
    expect(agrees({ tolerance: 0, taken: measured(2_501) })).to.equal(false);
  });

  it("does not agree with another number of items, another condition, or far from what is on record", () => {
    expect(agrees({ taken: measured(2_500, 2) })).to.equal(false);
    expect(agrees({ isConformant: false })).to.equal(false);
    expect(agrees({ recorded: measured(2_440) })).to.equal(false);
    expect(agrees({ recorded: measured(2_460) })).to.equal(true);
  });

  it("reads quantities as people write them, and none that has more places than are stored", () => {
    expect(["2.5", "2,501", "3", " 0.04 "].map((text) => stored(text, 3))).to.deep.equal([2_500, 2_501, 3_000, 40]);
    for (const text of ["", "-1", "1.2345", "1e3", "abc", "0x10"]) expect(stored(text, 3), text).to.be.NaN;
    expect(asWritten("2501", 3)).to.equal("2.501");
  });

  it("puts a message together from its codes in any order, and never from those of two", () => {
    const [message, other] = ["abcdefghij".repeat(20), "jihgfedcba".repeat(20)];
    expect(partsOf(message, 200)).to.deep.equal([message]);
    const [codes, others] = [partsOf(message, 120), partsOf(other, 120)];
    expect(codes.length).to.equal(3);
    for (const code of codes) expect(code.length).to.be.at.most(120);
    const read = (texts: readonly (string | undefined)[]) =>
      texts.reduce<string | ReadParts | undefined>(
        (before, text) => readPart(typeof before === "string" ? undefined : before, text ?? ""),
        undefined,
      );
    expect(read([codes[2], codes[0], codes[0], codes[1]])).to.equal(message);
    expect(read([codes[0], others[1], codes[2]]), "of two messages").to.include({ count: 3 });
    expect(read([message])).to.equal(message);
  });

  it("signs with a time that the chain takes, whatever the phone's clock says and however far the chain is ahead", () => {
    const now = 1_000_000;
    const right = { slow: 0, chainTime: now - 5 };
    expect(signingTime(right, now + 60, now - 600)).to.equal(now + 60);
    expect(signingTime({ ...right, slow: 90 }, now - 90, now - 600), "a slow phone").to.equal(now);
    expect(signingTime({ ...right, slow: -90 }, now + 90, now - 600), "a fast phone").to.equal(now);
    const ahead = { slow: 0, chainTime: now + 100 };
    expect(signingTime(ahead, now + 70, now), "a chain that is ahead, and stood still since").to.equal(now + 100);
    expect(signingTime(right, now, now + 20), "a unit that changed just now").to.equal(now + 20);
  });
});
