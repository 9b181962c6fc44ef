import { expect } from "chai";
import { identifiersOf } from "../../../../src/console/custody/public/find-labelled.ts";
import { whereOf } from "../../../../src/console/scan/where.ts";

describe("where a scanned code leads", () => {
  it("a label's link of any domain, with folders before it or a query behind it, to the label's page", () => {
    const page = { path: "/8003/09520000000011B0001" };
    expect(whereOf("8003/09520000000011B0001")).to.deep.equal(page);
    expect(whereOf(" https://id.gs1.org/8003/09520000000011B0001 ")).to.deep.equal(page);
    expect(whereOf("https://waste.example/a/b/8003/09520000000011B0001?linkType=all")).to.deep.equal(page);
    expect(whereOf("https://waste.example/01/04012345111118/21/9")).to.deep.equal({ path: "/01/04012345111118/21/9" });
  });

  it("whatever else to the search, cut: foreign content opens nothing", () => {
    for (const text of [
      "javascript:alert(1)",
      "https://evil.example/",
      "0xabc",
      "<img onerror=x>",
      "data:text/html,x",
    ]) {
      expect(whereOf(text)).to.deep.equal({ path: "/search", q: text });
    }
    expect(whereOf("x".repeat(3_000)).q).to.have.length(200);
  });

  it("a link that is written in another way is the same thing", () => {
    expect(identifiersOf("8003/09520000000011B0001")).to.deep.equal(["8003/09520000000011B0001"]);
    expect(identifiersOf("gtin/4012345111118/ser/9")).to.include("01/04012345111118/21/9");
    expect(identifiersOf("01/4012345111118/21/9")).to.include("01/04012345111118/21/9");
  });
});
