import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { concat, getAddress, hexlify, id, keccak256, toBeHex, ZeroHash } from "ethers";
import fc from "fast-check";
import { verifyProof } from "../../../../../src/sdk/core/proof/verify-proof.ts";
import { buildStatementTree } from "../../../../../src/sdk/evidence/model/anchor/build-statement-tree.ts";
import { uidHasher } from "../../../../../src/sdk/evidence/model/anchor/uid-hasher.ts";
import { type Statement, uidOf } from "../../../../../src/sdk/evidence/model/statement/statement.ts";

const attester = getAddress(`0x${"a1".repeat(20)}`);
const domain = { name: "Tallystick Attestations", version: "1", chainId: 7, verifyingContract: attester };

const statement = (i: number, change: Partial<Statement> = {}): Statement => ({
  schema: id("schema"),
  attester,
  subject: id(`subject ${i}`),
  validUntil: 0n,
  replaces: ZeroHash,
  salt: id(`salt ${i}`),
  data: toBeHex(i, 32),
  ...change,
});
const statements = (count: number) => Array.from({ length: count }, (_, i) => statement(i));

const failure = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error as { code: string; values: Record<string, unknown> };
  }
  return expect.fail("nothing was thrown");
};

describe("uidHasher", () => {
  it("gives what ethers' TypedDataEncoder gives", () => {
    const bytes = (n: number) => fc.uint8Array({ minLength: n, maxLength: n }).map((b) => hexlify(b));
    const hash = uidHasher(domain);
    fc.assert(
      fc.property(
        fc.record({
          schema: bytes(32),
          attester: bytes(20),
          subject: bytes(32),
          validUntil: fc.bigInt({ min: 0n, max: (1n << 48n) - 1n }),
          replaces: bytes(32),
          salt: bytes(32),
          data: fc.uint8Array({ maxLength: 200 }).map((b) => hexlify(b)),
        }),
        (any) => hash(any, 0) === uidOf(domain, any),
      ),
    );
  });

  for (const [field, value] of [
    ["schema", "0x12"],
    ["attester", "0x12"],
    ["attester", attester.replace("a", "A").replace("A1", "a1").slice(0, -1)],
    ["subject", undefined],
    ["validUntil", 1n << 48n],
    ["validUntil", -1n],
    ["validUntil", 5],
    ["replaces", "nothing"],
    ["salt", `0x${"zz".repeat(32)}`],
    ["data", "0x123"],
  ] as const) {
    it(`refuses ${field} ${String(value)}`, () => {
      const bad = { ...statement(0), [field]: value } as Statement;
      const error = failure(() => uidHasher(domain)(bad, 3));
      expect(error.code).to.equal("ANCHOR_ITEM_INVALID");
      expect(error.values).to.include({ item: 3, field });
    });
  }
});

describe("buildStatementTree", () => {
  for (const count of [1, 2, 3, 7, 64, 100]) {
    it(`proves each of ${count}, and nothing else`, () => {
      const batch = buildStatementTree(domain, statements(count));
      expect(batch.count).to.equal(count);
      for (const [i, uid] of batch.uids.entries()) {
        expect(verifyProof(batch.root, uid, batch.proofOf(i))).to.equal(true);
        expect(SimpleMerkleTree.verify(batch.root, uid, batch.proofOf(i))).to.equal(true);
        if (count > 1) expect(verifyProof(batch.root, uid, batch.proofOf((i + 1) % count).slice(1))).to.equal(false);
      }
      expect(verifyProof(batch.root, id("another"), batch.proofOf(0))).to.equal(false);
      expect(verifyProof(id("another root"), batch.uids[0] as string, batch.proofOf(0))).to.equal(false);
    });
  }

  it("refuses an empty batch", () => {
    expect(failure(() => buildStatementTree(domain, [])).code).to.equal("ANCHOR_EMPTY");
  });

  it("names the item that repeats another", () => {
    const error = failure(() => buildStatementTree(domain, [...statements(5), statement(2)]));
    expect(error.code).to.equal("ANCHOR_DUPLICATE");
    expect(error.values).to.include({ item: 5, first: 2 });
  });

  for (const [field, value] of [
    ["attester", getAddress(`0x${"b2".repeat(20)}`)],
    ["schema", id("another")],
  ] as const) {
    it(`names the item of another ${field}`, () => {
      const error = failure(() => buildStatementTree(domain, [...statements(4), statement(4, { [field]: value })]));
      expect(error.code).to.equal("ANCHOR_MIXED");
      expect(error.values).to.include({ item: 4, field, actual: value });
    });
  }

  it("takes an attester in either case as the same", () => {
    expect(
      buildStatementTree(domain, [statement(0), statement(1, { attester: attester.toLowerCase() })]).count,
    ).to.equal(2);
  });

  it("names the one bad item of 10 000", () => {
    const many = statements(10_000);
    many[8_191] = statement(8_191, { salt: "0x" });
    const error = failure(() => buildStatementTree(domain, many));
    expect(error.code).to.equal("ANCHOR_ITEM_INVALID");
    expect(error.values).to.include({ item: 8_191, field: "salt" });
  });

  it("proves items of 10 000", () => {
    const batch = buildStatementTree(domain, statements(10_000));
    for (const i of [0, 1, 4_999, 9_999]) {
      expect(verifyProof(batch.root, batch.uids[i] as string, batch.proofOf(i))).to.equal(true);
    }
  });

  it("refuses an item it does not have", () => {
    const batch = buildStatementTree(domain, statements(3));
    for (const item of [-1, 3, 1.5, Number.NaN]) {
      expect(failure(() => batch.proofOf(item)).code).to.equal("ANCHOR_ITEM_UNKNOWN");
    }
  });
});

describe("a leaf and an inner node", () => {
  const batch = buildStatementTree(domain, statements(4));
  const [a, b] = [...batch.uids].sort() as [string, string];

  it("hash inputs of different length, so neither passes for the other", () => {
    // The uid of a statement hashes 66 bytes; a node of the tree, 64.
    const struct = id("any struct hash");
    expect(concat(["0x1901", id("any domain"), struct]).length).to.equal(2 + 2 * 66);
    expect(concat([a, b]).length).to.equal(2 + 2 * 64);
  });

  it("an inner node proves as 32 bytes of a tree, but no statement has it as its uid", () => {
    const path = batch.proofOf(0);
    const sibling = path[0] as string;
    const inner = keccak256(concat([batch.uids[0] as string, sibling].sort()));
    // The path above the first node does lead from the inner node to the root: verifyProof speaks of hashes only.
    expect(verifyProof(batch.root, inner, path.slice(1))).to.equal(true);
    // Who verifies a statement computes its uid, and the preimage of a uid starts with 0x1901 and has 66 bytes.
    for (const uid of batch.uids) expect(uid).to.not.equal(inner);
  });

  it("refuses a 64-byte leaf", () => {
    const path = batch.proofOf(0);
    const pair = concat([batch.uids[0] as string, path[0] as string].sort());
    const error = failure(() => verifyProof(batch.root, pair, path.slice(1)));
    expect(error.code).to.equal("MERKLE_NODE_INVALID");
    expect(error.values.field).to.equal("uid");
    expect(failure(() => verifyProof(batch.root, batch.uids[0] as string, [pair])).values.field).to.equal("path[0]");
    expect(failure(() => verifyProof("0x", batch.uids[0] as string, [])).values.field).to.equal("root");
  });
});
