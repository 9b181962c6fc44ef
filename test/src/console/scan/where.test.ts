import { expect } from "chai";
import { identifiersOf } from "../../../../src/console/custody/public/find-labelled.ts";
import { isHash, labelPath } from "../../../../src/console/scan/where.ts";

describe("where a scanned code leads", () => {
  it("a label's link of any domain, with folders before it or a query behind it, to the label's page", () => {
    const page = "/8003/09520000000011B0001";
    expect(labelPath("8003/09520000000011B0001")).to.equal(page);
    expect(labelPath(" https://id.gs1.org/8003/09520000000011B0001 ")).to.equal(page);
    expect(labelPath("https://id.gs1.org/8003/09520000000011B0001/")).to.equal(page);
    expect(labelPath("https://waste.example/a/b/8003/09520000000011B0001?linkType=all")).to.equal(page);
    expect(labelPath("https://waste.example/01/04012345111118/21/9")).to.equal("/01/04012345111118/21/9");
  });

  it("whatever else nowhere: foreign content opens nothing", () => {
    for (const text of [
      "javascript:alert(1)",
      "https://evil.example/",
      "0xabc",
      "<img onerror=x>",
      "data:text/html,x",
      "https://evil.example/8003/../sign-in",
      "8003/./x",
      "01/$id/x",
      "01/a\u202eb",
      "01//x",
      `01/${"9".repeat(500)}`,
      "",
    ]) {
      expect(labelPath(text), text).to.equal(undefined);
    }
  });

  it("knows a hash, which is searched for", () => {
    expect(isHash(` 0x${"aB".repeat(32)} `)).to.equal(true);
    expect(isHash(`0x${"ab".repeat(31)}`)).to.equal(false);
  });

  it("a link that is written in another way is the same thing", () => {
    expect(identifiersOf("8003/09520000000011B0001")).to.deep.equal(["8003/09520000000011B0001"]);
    expect(identifiersOf("gtin/4012345111118/ser/9")).to.include("01/04012345111118/21/9");
    expect(identifiersOf("01/4012345111118/21/9")).to.include("01/04012345111118/21/9");
  });
});
