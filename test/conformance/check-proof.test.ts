import { expect } from "chai";
import { checkProof } from "../../src/relay/side/check-proof.ts";
import { decodeQbftHeader } from "../../src/sdk/anchoring/model/qbft-header.ts";
import { refused } from "../../src/testing/errors.ts";
import { hasRealData, realNetworks } from "../../src/testing/qbft/real-data.ts";

describe("checkProof on real proofs", () => {
  before(function () {
    if (hasRealData()) return;
    console.log("      skipped: no ../shared/data/qbft");
    this.skip();
  });

  it("takes what Besu answered under its header's state root, and under no other", async () => {
    let checked = 0;
    for (const { rawHeaders, proofs } of realNetworks()) {
      const headers = rawHeaders.map((raw) => decodeQbftHeader(raw));
      for (const { number, account, accountProof, slots } of proofs) {
        const proof = { number, account, accountProof, slots: slots.map((slot) => ({ ...slot, value: 0n })) };
        const header = headers.find((each) => each.number === number);
        const other = headers.find((each) => each.stateRoot !== header?.stateRoot);
        expect(checkProof(String(header?.stateRoot), proof)).to.deep.equal(proof);
        await refused(() => checkProof(String(other?.stateRoot), proof), "STATE_PROOF_INVALID");
        checked += 1 + slots.length;
      }
    }
    expect(checked).to.be.at.least(8);
  });
});
