import { expect } from "chai";
import { id } from "ethers";
import { custodyLensContract } from "../../../../../src/sdk/custody/contracts.ts";
import { type HandoverAcceptance, toHandoverStruct } from "../../../../../src/sdk/custody/model/handover.ts";
import {
  disputeResolutionDigest,
  handoverAcceptanceDigest,
  handoverOfferDigest,
} from "../../../../../src/sdk/custody/model/typed-data.ts";
import { custodySystem, LORRY } from "../../../../../src/testing/custody.ts";

describe("custody's digests", () => {
  it("are what the contract makes of the same", async () => {
    const { deployment, carrier, ours } = await custodySystem();
    const custodyLens = custodyLensContract(ours);
    const measured = { quantity: 12_500, items: 1, when: 1_800_000_000, evidence: id("scale") };
    const offer = { unit: id("a bag"), hop: 2, step: 3, to: carrier.org, deadline: 1_800_003_600, ...measured };
    const taken = { refused: [id("a"), id("b")], site: LORRY, condition: "Conformant" } as const;
    const acceptance: HandoverAcceptance = { ...measured, ...taken, evidence: id("other") };
    const struct = toHandoverStruct({ offer, acceptance, giverSignature: "0x", receiverSignature: "0x" });
    expect(await custodyLens.handoverOfferDigest(struct.offer)).to.equal(handoverOfferDigest(deployment, offer));
    const digest = await custodyLens.handoverAcceptanceDigest(struct.offer, struct.acceptance, [...struct.refused]);
    expect(digest).to.equal(handoverAcceptanceDigest(deployment, offer, acceptance));
    const resolution = { unit: offer.unit, hop: 3, accepted: true, quantity: 7, items: 2, deadline: 9 };
    expect(await custodyLens.disputeResolutionDigest(resolution)).to.equal(
      disputeResolutionDigest(deployment, resolution),
    );
  });
});
