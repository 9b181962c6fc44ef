import { expect } from "chai";
import { routePatterns, unvisited } from "../../../scripts/console/route-patterns.ts";

describe("paths that the console's pages are looked at by", () => {
  it("are held against the pages that there are", () => {
    const patterns = routePatterns();
    expect(patterns.length).to.be.greaterThan(30);
    expect(patterns).to.include.members(["/", "/units/$unit", "/stations/$id/readings/$seq", "/8006/$"]);
    expect(new Set(patterns).size).to.equal(patterns.length);
  });

  it("leave none out, a thing's page as little as its list", () => {
    const patterns = ["/", "/units", "/units/$unit", "/01/$"];
    expect(unvisited(patterns, ["/", "/units?phase=Lost", "/units/0x1?tab=raw", "/01/1/21/2"])).to.deep.equal([]);
    expect(unvisited(patterns, ["/", "/units", "/01/"])).to.deep.equal(["/units/$unit", "/01/$"]);
  });
});
