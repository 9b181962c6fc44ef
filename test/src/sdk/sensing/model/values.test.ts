import { readFileSync } from "node:fs";
import { expect } from "chai";
import { AbiCoder, dataLength, id, Wallet, ZeroHash } from "ethers";
import { fromName16, toName16 } from "../../../../../src/sdk/core/name16.ts";
import { verifyProofAt } from "../../../../../src/sdk/core/proof/verify-proof-at.ts";
import { safe } from "../../../../../src/sdk/core/whole.ts";
import { calibrationLapsed } from "../../../../../src/sdk/sensing/model/calibration-lapsed.ts";
import { checkReading } from "../../../../../src/sdk/sensing/model/check-reading.ts";
import { decodeSignature } from "../../../../../src/sdk/sensing/model/decode-signature.ts";
import { encodeSignatures } from "../../../../../src/sdk/sensing/model/encode-signatures.ts";
import { exceedanceId, exceedanceKey } from "../../../../../src/sdk/sensing/model/exceedance-id.ts";
import { fromLimitBounds, isBeyond, limitOnChain, toLimitBounds } from "../../../../../src/sdk/sensing/model/limit.ts";
import { fromMicrodegrees, toMicrodegrees } from "../../../../../src/sdk/sensing/model/place.ts";
import { Check, Quality } from "../../../../../src/sdk/sensing/model/quality.ts";
import type { Reading } from "../../../../../src/sdk/sensing/model/reading.ts";
import { readingLeaf } from "../../../../../src/sdk/sensing/model/reading-leaf.ts";
import { readingTree } from "../../../../../src/sdk/sensing/model/reading-tree.ts";
import { decodeUpkeep, encodeUpkeep, sensorSubject, type Upkeep } from "../../../../../src/sdk/sensing/model/upkeep.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const READING: Reading = {
  station: 1,
  seq: 7,
  sensor: 2,
  observedAt: 1_900_000_000_000,
  receivedAt: 1_900_000_000_500,
  value: -833,
  counter: 0,
  sourceFlag: "N",
  quality: Quality.Suspect,
  checks: 5,
  evidence: id("frame"),
};

describe("names of 16 bytes", () => {
  it("keep printable ASCII", async () => {
    for (const text of ["w01001", "[pH]", "mg/L", "a".repeat(16)]) {
      expect(dataLength(toName16("unit", text))).to.equal(16);
      expect(fromName16(toName16("unit", text))).to.equal(text);
    }
    for (const text of ["", " ", "m g", "µg/L", "a".repeat(17), "a\0"]) {
      await refused(() => toName16("unit", text), "ARGUMENT_INVALID");
    }
  });
  it("show in hex what is no text", () => {
    expect(fromName16(`0x${"ff".repeat(16)}`)).to.equal(`0x${"ff".repeat(16)}`);
  });
});

describe("limits", () => {
  it("stand for open ends by the type's bounds", () => {
    for (const limit of [
      { min: null, max: null },
      { min: -1, max: 0 },
      { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER },
    ]) {
      const { limitMin, limitMax } = toLimitBounds(limit);
      expect(fromLimitBounds(limitMin, limitMax)).to.deep.equal(limit);
    }
    const inner = [-(2n ** 63n) + 1n, 2n ** 63n - 2n] as const;
    expect(limitOnChain(...inner)).to.deep.equal({ min: inner[0], max: inner[1] });
    expect(limitOnChain(inner[0] - 1n, inner[1] + 1n)).to.deep.equal({ min: null, max: null });
    expect(toLimitBounds({ min: null, max: null })).to.deep.equal({ limitMin: -(2n ** 63n), limitMax: 2n ** 63n - 1n });
  });
  it("say of every safe integer what the chain's bounds say", () => {
    const values = [Number.MIN_SAFE_INTEGER, -1, 0, 1, Number.MAX_SAFE_INTEGER];
    for (const min of [-(2n ** 63n), -(2n ** 60n), -1n, 0n]) {
      for (const max of [1n, 2n ** 60n, 2n ** 63n - 1n]) {
        const limit = fromLimitBounds(min, max);
        for (const value of values) expect(isBeyond(limit, value)).to.equal(BigInt(value) < min || BigInt(value) > max);
      }
    }
  });
});

describe("numbers", () => {
  it("of the chain are exact or refused", async () => {
    expect(safe("seq", 2n ** 53n - 1n)).to.equal(Number.MAX_SAFE_INTEGER);
    await refused(() => safe("seq", 2n ** 53n), "NUMBER_TOO_LARGE");
  });
  it("of places are millionths of a degree", async () => {
    expect(toMicrodegrees("latitude", -89.9999994, 90)).to.equal(-89_999_999);
    expect(fromMicrodegrees(-1n)).to.equal(-0.000001);
    for (const wrong of [90.000001, Number.NaN, Number.POSITIVE_INFINITY]) {
      await refused(() => toMicrodegrees("latitude", wrong, 90), "ARGUMENT_INVALID");
    }
  });
  it("of exceedances are sensor and sequence side by side", async () => {
    const key = { sensor: 2 ** 32 - 1, seq: Number.MAX_SAFE_INTEGER };
    expect(exceedanceKey(exceedanceId(key))).to.deep.equal(key);
    expect(exceedanceId({ sensor: 1, seq: 1 })).to.equal((1n << 64n) | 1n);
    await refused(() => exceedanceId({ sensor: 0, seq: 1 }), "ARGUMENT_INVALID");
    await refused(() => exceedanceId({ sensor: 1, seq: 0 }), "ARGUMENT_INVALID");
  });
});

describe("checkReading", () => {
  it("lets pass what fits its leaf", () => {
    expect(checkReading(READING)).to.deep.equal(READING);
    expect(checkReading({ ...READING, sourceFlag: "", checks: 2 ** 32 - 1 }).sourceFlag).to.equal("");
  });
  it("names the field that does not", async () => {
    const wrong: readonly Partial<Record<keyof Reading, unknown>>[] = [
      ...[{ station: 0 }, { station: 2 ** 32 }, { seq: 0 }, { seq: 1.5 }, { seq: 2 ** 53 }, { sensor: -1 }],
      ...[{ observedAt: -1 }, { receivedAt: Number.NaN }, { value: 8.33 }, { value: 2 ** 53 }, { counter: -1 }],
      ...[{ sourceFlag: "NN" }, { sourceFlag: "é" }, { sourceFlag: " " }, { quality: 5 }, { quality: 0 }],
      ...[{ checks: -1 }, { checks: 2 ** 32 }, { evidence: "0x12" }, { evidence: "" }],
    ];
    for (const change of wrong) {
      const { values } = await refused(() => checkReading({ ...READING, ...change } as Reading), "ARGUMENT_INVALID");
      expect(values.field).to.equal(Object.keys(change)[0]);
    }
  });
});

describe("readingTree", () => {
  it("has the leaves at their places in the order of the sequence", async () => {
    for (const count of [1, 2, 3, 5, 8, 13]) {
      const readings = Array.from({ length: count }, (_, i) => ({ ...READING, seq: i + 1 }));
      const { root, leaves, proofOf } = readingTree(readings);
      expect(leaves).to.deep.equal(readings.map(readingLeaf));
      for (const [i, leaf] of leaves.entries()) {
        const at = (index: number) => verifyProofAt(root, leaf, proofOf(i), { index, count });
        expect([at(i), at(i + 1), at(i - 1)]).to.deep.equal([true, false, false]);
      }
      await refused(() => proofOf(count), "ARGUMENT_INVALID");
    }
    await refused(() => readingTree([]), "ARGUMENT_INVALID");
  });
});

describe("signatures of gateways", () => {
  const digest = id("digest");
  const wallets = ["a", "b", "c"].map((name) => new Wallet(id(name)));
  const signed = wallets.map((wallet) => ({
    signer: wallet.address,
    signature: wallet.signingKey.sign(digest).serialized,
  }));

  it("are in ascending order of accounts, 65 bytes for a key", () => {
    const encoded = encodeSignatures(signed, digest);
    const decoded = encoded.map((each) => decodeSignature(each, digest));
    expect(encoded.map((each) => dataLength(each))).to.deep.equal([65, 65, 65]);
    const accounts = wallets.map(({ address }) => address).sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    expect(decoded.map(({ account }) => account)).to.deep.equal(accounts);
  });
  it("go with their signer where a contract has to judge", () => {
    const wallet = `0x${"5e".repeat(20)}`;
    const [first] = signed as [(typeof signed)[0]];
    for (const signature of [first.signature, "0x1234", `0x${"00".repeat(65)}`]) {
      const [encoded = ""] = encodeSignatures([{ signer: wallet, signature }], digest);
      expect(encoded).to.equal(AbiCoder.defaultAbiCoder().encode(["bytes", "bytes"], [wallet, signature]));
      expect(decodeSignature(encoded, digest).account.toLowerCase()).to.equal(wallet);
    }
  });
  it("are refused twice, or as no bytes", async () => {
    await refused(() => encodeSignatures([...signed, ...signed], digest), "ARGUMENT_INVALID");
    await refused(() => encodeSignatures([{ signer: "gateway", signature: "0x" }], digest), "ARGUMENT_INVALID");
    await refused(() => encodeSignatures([{ signer: "0x12", signature: "0x" }], digest), "ARGUMENT_INVALID");
  });
});

describe("calibrations", () => {
  const upkeep: Upkeep = {
    sensor: 3,
    kind: "calibration",
    performedAt: 1_900_000_000_000,
    dueBy: 1_900_000_000_001,
    certificate: ZeroHash,
  };
  it("are encoded and decoded, in milliseconds", async () => {
    expect(decodeUpkeep(encodeUpkeep(upkeep))).to.deep.equal(upkeep);
    expect(sensorSubject(3)).to.equal(`0x${"00".repeat(31)}03`);
    const unknown = encodeUpkeep(upkeep)
      .slice(2)
      .replace(/^(.{126})01/, "$107");
    expect(decodeUpkeep(`0x${unknown}`)).to.equal(undefined);
    for (const wrong of [
      { performedAt: 1_900_000_000 },
      { dueBy: upkeep.performedAt - 1 },
      { sensor: 0 },
      { certificate: "" },
      { kind: "repair" as never },
    ]) {
      await refused(() => encodeUpkeep({ ...upkeep, ...wrong }), "ARGUMENT_INVALID");
    }
  });
  it("have lapsed when one was performed and none is good any more", () => {
    const at = (performedAt: number, dueBy: number, revoked = false) => ({ performedAt, dueBy, revoked });
    expect(calibrationLapsed([], 50)).to.equal(false);
    expect(calibrationLapsed([at(60, 70)], 50)).to.equal(false);
    expect(calibrationLapsed([at(50, 50)], 50)).to.equal(false);
    expect(calibrationLapsed([at(40, 49)], 50)).to.equal(true);
    expect(calibrationLapsed([at(40, 49), at(45, 60)], 50)).to.equal(false);
    expect(calibrationLapsed([at(40, 60, true)], 50)).to.equal(true);
  });
});

describe("the guide to sensing", () => {
  it("names every bit of checks", () => {
    const guide = readFileSync("docs/guides/sensing.md", "utf8");
    const rows = [...guide.matchAll(/^\| (\d+) \| (\w+) \|/gm)].map(([, bit, name]) => [name, 1 << Number(bit)]);
    expect(Object.fromEntries(rows)).to.deep.equal({ ...Check });
  });
});
