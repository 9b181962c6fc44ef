import { readFileSync } from "node:fs";
import { expect } from "chai";
import { Interface } from "ethers";

/** The functions of the contracts that commit cd586d4 deployed, custody's left out. */
const EARLIER = JSON.parse(readFileSync("test/src/sdk/core/functions-cd586d4.json", "utf8")) as Readonly<
  Record<string, readonly string[]>
>;

const BATCH =
  "(uint32,uint64,uint32,uint64,uint64,bytes32,bytes32,uint256,bytes32,(uint32,uint64,uint64,int64,uint8)[],(uint32,uint64,uint64,int64)[])";
const STATEMENT = "(bytes32,address,bytes32,uint48,bytes32,bytes32,bytes)";

/** What was renamed, or came, since: an SDK of today does not have it of contracts of then. docs/guides/deployment.md says so. */
const SINCE: Readonly<Record<string, readonly string[]>> = {
  Members: [
    "actAsTwo(address,address)",
    "endAccount(address,uint48)",
    "MAX_BACKDATING()",
    "ownsFor(address,uint16)",
    "refusedKinds(uint32)",
    "refuseKinds(uint16)",
    "requireGiving(address)",
    "requireGivingSigned(address)",
    "requirePassing(address,address,uint8)",
    "requireTaking(address,uint8)",
    "revoke(address,uint48)",
    "serveAsTwo(address,address)",
  ],
  Attestations: [
    "anchorOf(bytes32,address,bytes32)",
    "revokeMany(bytes32[])",
    "withdraw(address,bytes32[])",
    "withdrawnAt(address,bytes32)",
  ],
  Fingerprints: ["cancel(bytes32)", "close(bytes32)", "finance(uint32,bytes32)", "references(bytes32)"],
  Feeds: ["gapAt(uint32,uint64)", `reportGapEquivocation(uint64,${BATCH},uint32,bytes[])`],
  Sensors: ["limitAt(uint32,uint64)"],
  Exceedances: [
    `dispute(uint96,${STATEMENT})`,
    `openListed(${BATCH},uint256,uint256)`,
    `remediate(uint96,${STATEMENT})`,
  ],
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
      expect(called.filter((signature) => !then.includes(signature))).to.deep.equal(SINCE[contract] ?? []);
    });
  }
});
