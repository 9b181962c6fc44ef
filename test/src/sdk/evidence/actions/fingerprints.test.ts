import { expect } from "chai";
import { ZeroHash } from "ethers";
import { fingerprintKey } from "../../../../../src/sdk/evidence/model/fingerprint/key.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { twoMembers } from "../../../../../src/testing/two-members.ts";

const SECRET = `0x${"07".repeat(32)}`;
const key = fingerprintKey(SECRET, { number: "4711", issuer: "Gravel & Sons" });
const likeness = fingerprintKey(SECRET, { amount: "1200.00", month: "2026-05" });

describe("fingerprints", () => {
  it("a document is reserved by one, warned of to the other, and released", async () => {
    const { ours, theirs, ethers } = await twoMembers();
    const until = BigInt((await ethers.provider.getBlock("latest"))?.timestamp ?? 0) + 86_400n;
    const first = await ours.fingerprints.reserveAndWait({ blocking: [key], flagging: [likeness], until });
    expect(first).to.deep.include({ org: 1, until, flagged: [] });
    expect(await ours.fingerprints.getFingerprint({ key })).to.deep.equal({
      key,
      state: "Reserved",
      holder: 1,
      until,
      ref: ZeroHash,
      seen: { count: 0, first: 0 },
    });
    const taken = await refused(
      theirs.fingerprints.reserve({ blocking: [likeness, key], until }),
      "Fingerprints_Taken",
    );
    expect(taken.values.item).to.equal(1n);
    const other = fingerprintKey(SECRET, { number: "4712" });
    const second = await theirs.fingerprints.reserveAndWait({ blocking: [other], flagging: [likeness], until });
    expect(second.flagged).to.deep.equal([{ key: likeness, count: 1, first: 1 }]);

    await refused(theirs.fingerprints.release({ blocking: [key] }), "Fingerprints_NotHolder");
    await refused(theirs.fingerprints.release({ by: 1, blocking: [key] }), "Fingerprints_NotForYou");
    expect((await ours.fingerprints.releaseAndWait({ blocking: [key] })).keys).to.deep.equal([key]);
    expect((await ours.fingerprints.getFingerprint({ key })).state).to.equal("Free");
  });

  it("refuses what is malformed", async () => {
    const { ours } = await twoMembers();
    await refused(ours.fingerprints.reserve({ blocking: ["4711"], until: 1n }), "ARGUMENT_INVALID");
    await refused(ours.fingerprints.reserve({ blocking: [key], until: Date.now() }), "NOT_SECONDS");
    await refused(ours.fingerprints.reserve({ blocking: [key], until: 4_000_000_000n }), "Fingerprints_UntilInvalid");
    await refused(ours.fingerprints.release({ blocking: [] }), "ARGUMENT_INVALID");
    await refused(ours.fingerprints.getReference({ ref: "4711" }), "ARGUMENT_INVALID");
    const unknown = await refused(ours.fingerprints.getReference({ ref: key }), "NOT_FOUND");
    expect(unknown.values).to.deep.equal({ ref: key });
  });
});

describe("fingerprintKey", () => {
  it("does not depend on the order of fields or on how accents are written", () => {
    expect(fingerprintKey(SECRET, { issuer: "Gravel & Sons", number: "4711" })).to.equal(key);
    expect(fingerprintKey(SECRET, { name: "Caf\u00e9" })).to.equal(fingerprintKey(SECRET, { name: "Cafe\u0301" }));
  });

  it("is HMAC-SHA-256 of the sorted fields as a JSON array", async () => {
    const material = new Uint8Array(32).fill(7);
    const hmac = await crypto.subtle.importKey("raw", material, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    const text = '[["issuer","Gravel & Sons"],["number","4711"]]';
    const digest = await crypto.subtle.sign("HMAC", hmac, new TextEncoder().encode(text));
    expect(key).to.equal(`0x${Buffer.from(digest).toString("hex")}`);
  });

  it("keeps fields apart, and secrets", async () => {
    expect(fingerprintKey(SECRET, { a: "b", c: "d" })).not.to.equal(fingerprintKey(SECRET, { a: 'b"],["c","d' }));
    expect(fingerprintKey(`0x${"08".repeat(32)}`, { number: "4711", issuer: "Gravel & Sons" })).not.to.equal(key);
    const error = await refused(() => fingerprintKey("0xabcdef", { a: "b" }), "ARGUMENT_INVALID");
    expect(JSON.stringify([error.message, error.values])).not.to.contain("abcdef");
    await refused(() => fingerprintKey(SECRET, {}), "ARGUMENT_INVALID");
    await refused(() => fingerprintKey(SECRET, { a: "" }), "ARGUMENT_INVALID");
  });
});
