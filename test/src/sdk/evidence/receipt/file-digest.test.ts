import { createHash } from "node:crypto";
import { expect } from "chai";
import { keccak256, toUtf8Bytes } from "ethers";
import { digestFile } from "../../../../../src/sdk/evidence/model/receipt/file-digest.ts";
import { digestText } from "../../../../../src/testing/evidence.ts";

describe("digestFile", () => {
  it("hashes in pieces what others hash in one", async () => {
    for (const text of ["", "a", "x".repeat(1_000)]) {
      expect(await digestText(text)).to.deep.equal({
        size: text.length,
        sha256: `0x${createHash("sha256").update(text).digest("hex")}`,
        keccak256: keccak256(toUtf8Bytes(text)),
      });
    }
  });

  it("takes a SHA-256 of the platform", async () => {
    const bytes = toUtf8Bytes("abc");
    const chunks = (async function* () {
      yield bytes;
    })();
    const { sha256 } = await digestFile(chunks, createHash("sha256"));
    expect(sha256).to.equal(`0x${createHash("sha256").update("abc").digest("hex")}`);
  });
});
