import { expect } from "chai";
import { groupDigits } from "../../../../src/console/design/group-digits.ts";
import { utcText } from "../../../../src/console/design/utc-text.ts";

describe("src/console/design", () => {
  it("groups digits, and keeps each of them", () => {
    expect(groupDigits("100000001", 2)).to.equal("1\u202f000\u202f000.01");
    expect(groupDigits("5", 2)).to.equal("0.05");
    expect(groupDigits("-1234567", 3)).to.equal("−1\u202f234.567");
    expect(groupDigits("999")).to.equal("999");
    expect(groupDigits(String(2n ** 128n - 1n))).to.equal(
      "340\u202f282\u202f366\u202f920\u202f938\u202f463\u202f463\u202f374\u202f607\u202f431\u202f768\u202f211\u202f455",
    );
  });

  it("writes times in UTC, and nothing where no calendar reaches", () => {
    expect(utcText(0)).to.deep.equal({ iso: "1970-01-01T00:00:00.000Z", shown: "1970-01-01 00:00:00 UTC" });
    expect(utcText(2 ** 60)).to.equal(undefined);
    expect(utcText(Number.NaN)).to.equal(undefined);
  });
});
