import { expect } from "chai";
import { checkSizes } from "../../../scripts/check/sizes.ts";
import { withTree } from "../../../src/testing/tree.ts";

describe("sizes", () => {
  const built = (contractName: string, bytes: number) => ({
    [`artifacts/contracts/members/${contractName}.sol/${contractName}.json`]: JSON.stringify({
      contractName,
      deployedBytecode: `0x${"fe".repeat(bytes)}`,
    }),
  });

  it("refuses a contract above the cap and counts what has code", async () => {
    const files = { ...built("IMembers", 0), ...built("Members", 23_500), ...built("Council", 23_501) };
    const { seen, problems } = await withTree(files, (root) => checkSizes(root));
    expect(seen).to.equal(2);
    expect(problems).to.deep.equal(["Council has 23501 bytes of runtime code, the cap is 23500"]);
  });
});
