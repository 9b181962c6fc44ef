import { expect } from "chai";
import fc from "fast-check";
import { layoutFor } from "../../../src/cli/shared/layout.ts";
import { shorten } from "../../../src/cli/shared/shorten.ts";
import { layOut, showTime, table } from "../../../src/cli/shared/tables.ts";

const HASH = `0xA0ee${"7".repeat(60)}`;
const ACCOUNT = `0x2361${"b".repeat(36)}`;

describe("tables", () => {
  it("are as wide as their widest cells where that fits, with hashes and addresses shortened", () => {
    const rows = [
      [1, "River Authority", ACCOUNT],
      [12, "North Bank", HASH],
    ];
    expect(table(["org", "name", "account"], rows, layoutFor(80, false)).split("\n")).to.deep.equal([
      "org  name             account",
      "1    River Authority  0x2361…",
      "12   North Bank       0xA0ee…",
    ]);
    expect(table(["org", "name", "account"], rows, layoutFor(20, true)).split("\n")).to.deep.equal([
      `org  name             account`,
      `1    River Authority  ${ACCOUNT}`,
      `12   North Bank       ${HASH}`,
    ]);
  });

  it("are wrapped between words, from the widest column on", () => {
    const rows = [["1", "a bank of the north and of its people", "bank  buyer"]];
    expect(table(["org", "name", "roles"], rows, layoutFor(32, false)).split("\n")).to.deep.equal([
      "org  name            roles",
      "1    a bank of the   bank  buyer",
      "     north and of",
      "     its people",
    ]);
  });

  it("break times between day and hour where words are not enough", () => {
    const rows = [[showTime(1_800_000_000n), showTime(1_800_003_600n), "2"]];
    expect(table(["from", "to", "readings"], rows, layoutFor(34, false)).split("\n")).to.deep.equal([
      "from         to           readings",
      "2027-01-15T  2027-01-15T  2",
      "08:00:00Z    09:00:00Z",
    ]);
  });

  it("have a line for each heading where no word may be broken any more", () => {
    const unit = "https://id.gs1.org/8003/040123450000061234";
    const rows = [
      [unit, 1, ""],
      ["urn:x", 2, "none"],
    ];
    expect(table(["unit", "org", "was due"], rows, layoutFor(40, false)).split("\n")).to.deep.equal([
      `unit     ${unit}`,
      "org      1",
      "was due",
      "",
      "unit     urn:x",
      "org      2",
      "was due  none",
    ]);
  });

  it("keep every word, in order, within the columns", () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    const cell = fc.array(word, { maxLength: 8 }).map((words) => words.join(" "));
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 10, max: 100 }), (rows, columns) => {
        const { head, rows: laid } = layOut(["a", "b", "c"], rows, layoutFor(columns, false));
        const words = (text: string) => text.split(/\s+/).filter((each) => each !== "");
        for (const [i, row] of rows.entries()) {
          const given = [...(head === undefined ? ["a", "b", "c"] : []), ...row.flatMap(words)].toSorted();
          expect(words(laid[i] as string).toSorted()).to.deep.equal(given);
          if (head === undefined) continue;
          for (const line of (laid[i] as string).split("\n")) expect(line.length).to.be.at.most(columns);
        }
      }),
    );
  });

  it("are laid out for 80 columns where nobody knows how many there are", () => {
    for (const unknown of [undefined, 0]) expect(layoutFor(unknown, false).columns).to.equal(80);
    expect(layoutFor(132, false)).to.deep.equal({ columns: 132, fullHashes: false });
  });

  it("shorten what is as long as an address or longer, and nothing else", () => {
    expect(shorten(`${ACCOUNT} of ${HASH}, 0x1234567890 in x${ACCOUNT}`)).to.equal(
      `0x2361… of 0xA0ee…, 0x1234567890 in x${ACCOUNT}`,
    );
  });
});
