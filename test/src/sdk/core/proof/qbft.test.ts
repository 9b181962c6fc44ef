import { expect } from "chai";
import { encodeRlp, id, keccak256, SigningKey, toBeHex, Wallet, ZeroHash } from "ethers";
import { headerItems, parseHeader } from "../../../../../src/sdk/core/proof/header.ts";
import { sealersOf } from "../../../../../src/sdk/core/proof/qbft.ts";

const MIX_HASH = "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";
const validators = [1, 2, 3, 4].map((i) => new Wallet(id(`validator ${i}`)));
const extraData = (round: string, seals: string[]) =>
  encodeRlp([ZeroHash, validators.map(({ address }) => address), [], round, seals]);

/** A Cancun header as a QBFT chain without fees makes it. */
const header = (extra: string, mixHash = MIX_HASH) => [
  ...[id("parent"), id("ommers"), validators[0]?.address as string, id("state"), id("transactions"), id("receipts")],
  ...[`0x${"00".repeat(256)}`, "0x01", "0x22", "0x02faf080", "0x5208", "0x6a88e87b", extra, mixHash, toBeHex(0, 8)],
  ...["0x", id("withdrawals"), "0x", "0x", ZeroHash],
];
const sealed = (round: string) => {
  const digest = keccak256(encodeRlp(header(extraData(round, []))));
  const seals = validators.slice(0, 3).map(({ privateKey }) => {
    const { r, s, yParity } = new SigningKey(privateKey).sign(digest);
    return `${r}${s.slice(2)}0${yParity}`;
  });
  return { rlp: encodeRlp(header(extraData(round, seals))), seals };
};
const signers = validators.slice(0, 3).map(({ address }) => address);

describe("a QBFT header", () => {
  const plain = keccak256(encodeRlp(header(extraData("0x", []))));

  for (const round of ["0x", "0x01", "0x0102"]) {
    it(`hashes without seals and round ${round}, and names who sealed it`, () => {
      const { rlp } = sealed(round);
      expect(parseHeader(rlp).hash).to.equal(plain);
      expect(parseHeader(rlp).hash).to.not.equal(keccak256(rlp));
      expect(sealersOf(headerItems(rlp))).to.deep.equal(signers);
    });
  }

  it("counts a seal given twice once, and leaves out what is no signature", () => {
    const { seals } = sealed("0x");
    const [a, b] = seals as [string, string];
    const odd = [a, a, `0x${"ff".repeat(65)}`, "0x12", b];
    expect(sealersOf(header(extraData("0x", odd)))).to.deep.equal(signers.slice(0, 2));
  });

  it("does not name a validator for a seal over another round", () => {
    const { seals } = sealed("0x01");
    for (const sealer of sealersOf(header(extraData("0x02", seals)))) expect(signers).to.not.include(sealer);
  });

  it("is hashed as it is when it only looks like one", () => {
    for (const items of [
      header(extraData("0x", []), id("another mix hash")),
      header("0x"),
      header("0xf8"),
      header(encodeRlp([ZeroHash, []])),
      header(encodeRlp(["0x12", [], [], "0x", []])),
      header(encodeRlp([ZeroHash, [], [], [], []])),
    ]) {
      expect(parseHeader(encodeRlp(items)).hash).to.equal(keccak256(encodeRlp(items)));
      expect(sealersOf(items)).to.deep.equal([]);
    }
  });
});
