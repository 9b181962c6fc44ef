import { readFileSync } from "node:fs";
import { expect } from "chai";
import { Interface } from "ethers";

/** The functions of the contracts that commit cd586d4 deployed, custody's left out. */
const EARLIER = JSON.parse(readFileSync("test/src/sdk/core/functions-cd586d4.json", "utf8")) as Readonly<
  Record<string, readonly string[]>
>;

/** What was renamed since: an SDK of today does not have it of contracts of then. docs/guides/deployment.md says so. */
const RENAMED: Readonly<Record<string, readonly string[]>> = {
  Attestations: ["anchorOf(bytes32,address,bytes32)"],
};

describe("functions of contracts that commit cd586d4 deployed", () => {
  for (const [contract, then] of Object.entries(EARLIER)) {
    it(`are those by which the SDK calls ${contract} today`, () => {
      const now = new Interface(JSON.parse(readFileSync(`abi/${contract}.json`, "utf8")));
      const called: string[] = [];
      now.forEachFunction((each) => {
        called.push(each.format("sighash"));
      });
      expect(called.length).to.be.greaterThan(0);
      expect(called.filter((signature) => !then.includes(signature))).to.deep.equal(RENAMED[contract] ?? []);
    });
  }
});
