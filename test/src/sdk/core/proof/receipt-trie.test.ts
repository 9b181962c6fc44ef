import { createMerkleProof, createMPT } from "@ethereumjs/mpt";
import { expect } from "chai";
import { encodeRlp, getBytes, hexlify, id, toBeArray } from "ethers";
import { provedTransactionReceipt, transactionReceiptTrie } from "../../../../../src/sdk/core/proof/receipt-trie.ts";

/** Receipts are never this short; nodes within nodes are tried too. */
const SIZES = { long: 300, short: 2 };

const valuesOf = (count: number, size: number) =>
  Array.from(
    { length: count },
    (_, n) =>
      `0x${id(`receipt ${n}`)
        .slice(2)
        .repeat(10)
        .slice(0, 2 * size)}`,
  );

async function theirTrie(values: readonly string[]) {
  const trie = await createMPT();
  const key = (index: number) => getBytes(encodeRlp(toBeArray(index)));
  for (const [i, value] of values.entries()) await trie.put(key(i), getBytes(value));
  return { root: hexlify(trie.root()), pathTo: async (i: number) => createMerkleProof(trie, key(i)) };
}

describe("transactionReceiptTrie", () => {
  for (const [name, size] of Object.entries(SIZES)) {
    it(`is the trie of @ethereumjs/mpt over ${name} values: the root, and what each path proves`, async () => {
      for (const count of [1, 2, 15, 16, 17, 18, 127, 128, 129, 130, 200, 256, 257, 300]) {
        const values = valuesOf(count, size);
        const [ours, theirs] = [transactionReceiptTrie(values), await theirTrie(values)];
        expect(ours.root, `${count} values`).to.equal(theirs.root);
        for (let i = 0; i < count; i += count > 20 ? 7 : 1) {
          const path = ours.pathTo(i);
          if (size > 32) expect(path).to.deep.equal((await theirs.pathTo(i)).map((node) => hexlify(node)));
          expect(provedTransactionReceipt(ours.root, i, path)).to.equal(values[i]);
          expect(provedTransactionReceipt(ours.root, i, [...path, path.at(-1) ?? "0x80"])).to.equal(undefined);
          expect(provedTransactionReceipt(ours.root, i + 1, path), `${i + 1} by the path of ${i}`).not.to.equal(
            values[i],
          );
        }
        expect(ours.pathTo(count)).to.deep.equal([]);
      }
    });
  }

  it("has the root that every chain gives for no receipts", () => {
    const { root, pathTo } = transactionReceiptTrie([]);
    expect(root).to.equal("0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421");
    expect(pathTo(0)).to.deep.equal([]);
  });

  it("takes no node for another: hashes, lengths and forms are looked at", () => {
    const values = valuesOf(40, SIZES.long);
    const { root, pathTo } = transactionReceiptTrie(values);
    const path = pathTo(20);
    const wrong = [[], path.slice(1), path.slice(0, -1), path.toReversed(), ["0x"], ["0xc0"], ["0x80", ...path]];
    for (const nodes of wrong) expect(provedTransactionReceipt(root, 20, nodes)).to.equal(undefined);
    const forged = encodeRlp(["0x40", "0x1234"]);
    expect(provedTransactionReceipt(id("root"), 20, [forged])).to.equal(undefined);
  });
});
