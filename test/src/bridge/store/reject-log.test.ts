import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { concat, encodeBytes32String, hexlify, keccak256, toBeHex, toUtf8Bytes, ZeroHash, zeroPadBytes } from "ethers";
import { BRIDGE_CATALOGUE } from "../../../../src/bridge/model/errors.ts";
import type { StoredRejection } from "../../../../src/bridge/model/store.ts";
import { rejectionLeafBytes, rejectLog } from "../../../../src/bridge/store/reject-log.ts";

const stored = (id: number, station = 7): StoredRejection => ({
  id,
  source: "hj212",
  station,
  receivedAt: Date.UTC(2026, 6, 1) + id,
  code: "CRC_WRONG",
  detail: `number ${id}`,
  digest: keccak256(toUtf8Bytes(`frame ${id}`)),
  sample: null,
});

/** The layout once more, in words of a library. */
const leafOf = (r: StoredRejection) =>
  keccak256(
    concat([
      toBeHex(r.id, 8),
      toBeHex(r.station, 4),
      toBeHex(r.receivedAt, 8),
      zeroPadBytes(hexlify(toUtf8Bytes(r.source)), 8),
      encodeBytes32String(r.code),
      r.digest,
    ]),
  );

const storeOf = (rejections: readonly StoredRejection[]) => ({
  rejections: async (station: number, afterId: number, limit: number) =>
    rejections.filter((r) => r.station === station && r.id > afterId).slice(0, limit),
});

describe("reject log", () => {
  it("has a leaf of fixed width, whose bytes say which rejection it is", () => {
    expect(keccak256(rejectionLeafBytes(stored(5)))).to.equal(leafOf(stored(5)));
    expect(rejectionLeafBytes(stored(5))).to.have.length(92);
  });

  it("has the root that OpenZeppelin's tree has", async () => {
    for (const count of [1, 2, 3, 4, 5, 7, 8, 33]) {
      const rejections = Array.from({ length: count }, (_, i) => stored(i + 1));
      const log = await rejectLog(storeOf(rejections), 7, 0);
      expect(log).to.deep.equal({ root: SimpleMerkleTree.of(rejections.map(leafOf)).root, count, throughId: count });
    }
  });

  it("covers one station after one number and up to another", async () => {
    const rejections = [stored(1), stored(2, 8), stored(3), stored(4), stored(6), stored(9)];
    const log = await rejectLog(storeOf(rejections), 7, 1, 8);
    const covered = [stored(3), stored(4), stored(6)];
    expect(log).to.deep.equal({ root: SimpleMerkleTree.of(covered.map(leafOf)).root, count: 3, throughId: 6 });
  });

  it("is zero where nothing was rejected", async () => {
    expect(await rejectLog(storeOf([stored(1)]), 7, 1)).to.deep.equal({ root: ZeroHash, count: 0, throughId: 1 });
    expect(await rejectLog(storeOf([stored(5)]), 7, 1, 4)).to.deep.equal({ root: ZeroHash, count: 0, throughId: 1 });
  });

  it("reads on where one page is not enough", async () => {
    const rejections = Array.from({ length: 20_001 }, (_, i) => stored(i + 1));
    expect(await rejectLog(storeOf(rejections), 7, 0)).to.include({ count: 20_001, throughId: 20_001 });
    expect(await rejectLog(storeOf(rejections), 7, 0, 10_000)).to.include({ count: 10_000, throughId: 10_000 });
  });

  it("has room for every code of the catalogue", () => {
    for (const code of Object.keys(BRIDGE_CATALOGUE)) expect(code.length, code).to.be.at.most(32);
  });
});
