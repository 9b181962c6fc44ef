import { expect } from "chai";
import { TallyError } from "../../../../src/lib/errors.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { memberParticipants } from "../../../../src/vault/agreements/participants.ts";

const participants = memberParticipants({
  org: 1,
  members: [
    { org: 2, address: "https://bank.example/dsp/2025-1" },
    { org: 3, address: "http://lab.internal:8080/dsp", internal: true },
  ],
  async session(token) {
    if (token === "of-the-bank") return { org: 2 };
    const retryable = token === "chain-is-down";
    throw new TallyError(retryable ? "RPC_UNREACHABLE" : "SIGN_IN_REQUIRED", token, { retryable });
  },
  tokenFor: async ({ org }) => (org === 2 ? "ours" : undefined),
});
const BANK = "urn:tallystick:organisation:2";

describe("members as participants", () => {
  it("are who signed in", async () => {
    expect(participants.self).to.equal("urn:tallystick:organisation:1");
    expect(await participants.identify("Bearer of-the-bank")).to.equal(BANK);
    for (const header of [
      undefined,
      "",
      "of-the-bank",
      "Basic of-the-bank",
      "Bearer ",
      "Bearer stolen",
      `Bearer ${"x".repeat(5_000)}`,
    ]) {
      expect(await participants.identify(header), header).to.equal(undefined);
    }
  });

  it("are not taken for strangers while the chain does not answer", async () => {
    await refused(participants.identify("Bearer chain-is-down"), "RPC_UNREACHABLE");
  });

  it("are spoken to at their registered origin, with their token", async () => {
    expect(await participants.origins(BANK)).to.deep.equal([{ origin: "https://bank.example", internal: false }]);
    expect(await participants.authorize(BANK, "https://bank.example/x")).to.equal("Bearer ours");
    expect(participants.addressOf(BANK)).to.equal("https://bank.example/dsp/2025-1");
    const lab = "urn:tallystick:organisation:3";
    expect(await participants.origins(lab)).to.deep.equal([{ origin: "http://lab.internal:8080", internal: true }]);
    expect(await participants.authorize(lab, "http://lab.internal:8080/x")).to.equal(undefined);
  });

  it("that are not registered are not spoken to", async () => {
    const stranger = "urn:tallystick:organisation:9";
    expect(await participants.origins(stranger)).to.deep.equal([]);
    expect(await participants.authorize(stranger, "https://x.example")).to.equal(undefined);
    expect(participants.addressOf(stranger)).to.equal(undefined);
  });
});
