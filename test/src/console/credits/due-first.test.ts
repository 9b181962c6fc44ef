import { expect } from "chai";
import { dueFirst } from "../../../../src/console/credits/due-first.ts";
import { creditRow, deadlineRow, withheldCreditRow } from "../../../../src/testing/credit-rows.ts";

describe("src/console/credits/due-first", () => {
  it("shows what falls due first at the top, by the first clock of each, and what is withheld at the end", () => {
    const [late, kept, soon, quiet] = [creditRow("1"), withheldCreditRow("2"), creditRow("3"), creditRow("4")];
    const deadlines = new Map([
      [late.credit, [deadlineRow("1", "Expiry", "2025-08-01"), deadlineRow("1", "Payment", "2025-07-01")]],
      [kept.credit, [deadlineRow("2", "Examination", undefined)]],
      [soon.credit, [deadlineRow("3", "Expiry", "2025-08-01"), deadlineRow("3", "Examination", "2025-06-20")]],
      [quiet.credit, []],
    ]);
    const rows = dueFirst([quiet, kept, late, soon], deadlines);
    expect(rows.map(({ credit, next }) => [credit.credit.slice(0, 3), next?.kind, next?.day])).to.deep.equal([
      ["0x3", "Examination", "2025-06-20"],
      ["0x1", "Payment", "2025-07-01"],
      ["0x4", undefined, undefined],
      ["0x2", "Examination", null],
    ]);
  });
});
