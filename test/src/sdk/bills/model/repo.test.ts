import { expect } from "chai";
import { billRepo } from "../../../../../src/sdk/bills/model/repo.ts";
import { CN_BANK } from "../../../../../src/sdk/settlement/calendars/cn-bank.ts";
import { dayNumber } from "../../../../../src/sdk/settlement/model/dates.ts";
import { refusedWith } from "../../../../../src/testing/errors.ts";

const REPO = {
  near: dayNumber("2025-03-03"),
  far: dayNumber("2025-04-02"),
  maturity: dayNumber("2025-09-03"),
  cash: 98_000_000n,
  rateBps: 180,
};

describe("a repo of a bill", () => {
  it("costs interest, rounded up", () => {
    // 98 000 000 * 1.8 % * 30 / 365 = 144 986.3
    expect(billRepo(CN_BANK, REPO)).to.deep.equal({ days: 30, interest: 144_987n, repurchase: 98_144_987n });
  });

  it("goes back on a banking day between the near leg and the maturity", async () => {
    const refuses = (far: string, reason: string) =>
      refusedWith(async () => billRepo(CN_BANK, { ...REPO, far: dayNumber(far) }), "BILL_REPO_INVALID", { reason });
    await refuses("2025-03-03", "the far leg is not after the near one");
    await refuses("2025-09-03", "the far leg is not before the maturity");
    await refuses("2025-04-04", "the far leg is on no banking day");
  });
});
