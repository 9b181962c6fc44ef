import { expect } from "chai";
import { csvCell } from "../../../../src/lib/text/csv-cell.ts";

describe("src/lib/text/csv-cell", () => {
  it("quotes what has commas, quotes or lines", () => {
    expect(["a", "a,b", 'a"b', "a\nb", 5, -5, null, undefined, 2n ** 70n].map(csvCell)).to.deep.equal([
      "a",
      '"a,b"',
      '"a""b"',
      '"a\nb"',
      "5",
      "-5",
      "",
      "",
      "1180591620717411303424",
    ]);
  });

  it("lets no cell begin like a formula", () => {
    expect(["=1+1", "+x", "-x", "@x", "\tx", "\rx", "-1.5"].map(csvCell)).to.deep.equal([
      "'=1+1",
      "'+x",
      "'-x",
      "'@x",
      "'\tx",
      '"\'\rx"',
      "-1.5",
    ]);
  });
});
