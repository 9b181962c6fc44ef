import { expect } from "chai";
import {
  type Basis,
  balanceDays,
  daysBetween,
  discountCeil,
  entitlementFloor,
  interestCeil,
  presentValueFloor,
  proceedsFloor,
  shareFloor,
  withinGrace,
} from "../../../../../src/sdk/settlement/model/day-count.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const MOST = 2n ** 128n - 1n;
const textbook = { face: 100_000_000n, rate: 365, basis: "Act360", days: 90 } as const;

describe("day count", () => {
  it("a discount is rounded up, and what is paid with it down", () => {
    expect([discountCeil(textbook), proceedsFloor(textbook)]).to.deep.equal([912_500n, 99_087_500n]);
    expect(discountCeil({ ...textbook, face: 1n })).to.equal(1n);
    expect(presentValueFloor({ ...textbook, face: 1n })).to.equal(0n);
    expect(discountCeil({ ...textbook, rate: 36_500, rateScale: 1_000_000 })).to.equal(912_500n);
  });

  it("interest of several periods is rounded once", () => {
    const products = balanceDays(1n, 180) + balanceDays(1n, 180);
    expect(interestCeil(products, { rate: 10_000, basis: "Act360" })).to.equal(1n);
    expect(interestCeil(2n ** 160n - 1n, { rate: 1, rateScale: 1, basis: "Act365" })).to.be.greaterThan(MOST);
    expect([withinGrace(10, 3, 13), withinGrace(10, 3, 14)]).to.deep.equal([true, false]);
  });

  it("one payment is redeemed once", () => {
    const first = entitlementFloor({ balance: 100n, redeemed: 0n, paid: 50n, face: 100n });
    expect(first).to.equal(50n);
    expect(entitlementFloor({ balance: 50n, redeemed: 50n, paid: 50n, face: 100n })).to.equal(0n);
    expect(entitlementFloor({ balance: 0n, redeemed: 50n, paid: 50n, face: 100n })).to.equal(0n);
    expect(shareFloor(MOST, MOST, MOST)).to.equal(MOST);
  });

  it("refuses what cannot be, by its name", async () => {
    const { values } = await refused(
      () => discountCeil({ ...textbook, rate: 10_000, days: 361 }),
      "DISCOUNT_EXCEEDS_FACE",
    );
    expect(values).to.deep.equal({ face: 100_000_000n, discount: 100_277_778n });
    expect((await refused(() => daysBetween(2, 1), "DAYS_REVERSED")).values).to.deep.equal({ from: 2, to: 1 });
    const { values: part } = await refused(() => shareFloor(1n, 2n, 1n), "PART_EXCEEDS_WHOLE");
    expect(part).to.deep.equal({ part: 2n, whole: 1n });
    const held = { balance: MOST, redeemed: MOST, paid: 0n, face: MOST };
    await refused(() => entitlementFloor(held), "PART_EXCEEDS_WHOLE");
    await refused(() => entitlementFloor({ ...held, redeemed: 0n, face: 0n }), "PART_EXCEEDS_WHOLE");
    for (const [field, value] of [
      ["face", -1n],
      ["face", MOST + 1n],
      ["days", 0.5],
      ["rate", -1],
      ["rateScale", 0],
      ["basis", "30/360" as Basis],
    ] as const) {
      const error = await refused(
        () => discountCeil({ ...textbook, rateScale: 1, [field]: value }),
        "ARGUMENT_INVALID",
      );
      expect(error.values.value).to.equal(value);
    }
  });
});
