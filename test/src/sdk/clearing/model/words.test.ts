import { expect } from "chai";
import { keccak256, toBeHex, ZeroHash } from "ethers";
import { listsAfter, obligationsOf } from "../../../../../src/sdk/clearing/model/lists.ts";
import {
  cycleTermsJson,
  obligationsJson,
  parseCycleTerms,
  parseObligations,
  parseSignedByBank,
} from "../../../../../src/sdk/clearing/model/messages.ts";
import { packObligation, unpackObligation } from "../../../../../src/sdk/clearing/model/obligation.ts";
import { packPairCaps, unpackPairCaps } from "../../../../../src/sdk/clearing/model/pair-cap.ts";
import { refusedWith } from "../../../../../src/testing/errors.ts";

const members = [3, 5, 8].map((bank) => {
  const account = `0x${bank.toString(16).repeat(40)}`;
  return { bank, account, netDebitCap: 2n ** 128n - 1n, collateral: 7n, fund: 0n };
});
const terms = {
  operator: 3,
  cash: `0x${"1".repeat(40)}`,
  number: 4n,
  closesAt: 1_893_456_000,
  fundedBy: 1_893_460_000,
  topUp: 60,
  members,
  pairCaps: [
    { creditor: 3, debtor: 8, cap: 5n },
    { creditor: 8, debtor: 3, cap: 0n },
    { creditor: 5, debtor: 8, cap: 2n ** 120n - 2n },
  ],
};
const most = { debtor: 8, creditor: 5, amount: 2n ** 128n - 1n, number: 2n ** 64n - 1n };

describe("words of clearing", () => {
  it("packs an obligation and takes it apart", () => {
    const word = packObligation(terms, most);
    expect(word).to.equal((most.amount << 128n) | (most.number << 64n) | (2n << 8n) | 1n);
    expect(unpackObligation(terms, word)).to.deep.equal(most);
  });

  it("packs both directions of a pair into one word, in order", async () => {
    const words = packPairCaps(terms);
    expect(words).to.have.length(2);
    expect(words).to.deep.equal(words.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(unpackPairCaps(words, members)).to.deep.equal(terms.pairCaps);
    const refused = (pairCaps: typeof terms.pairCaps) => async () => packPairCaps({ members, pairCaps });
    const one = { creditor: 3, debtor: 8, cap: 5n };
    await refusedWith(refused([one, one]), "ARGUMENT_INVALID", { field: "terms.pairCaps[1]" });
    await refusedWith(refused([{ ...one, creditor: 4 }]), "ARGUMENT_INVALID", { field: "terms.pairCaps[0].creditor" });
    await refusedWith(refused([{ ...one, debtor: 3 }]), "ARGUMENT_INVALID", { field: "terms.pairCaps[0].debtor" });
    const cap = 2n ** 120n - 1n;
    await refusedWith(refused([{ ...one, cap }]), "ARGUMENT_INVALID", { field: "terms.pairCaps[0].cap" });
  });

  it("chains the hashes of each bank's own obligations", () => {
    const other = { debtor: 3, creditor: 5, amount: 1n, number: 1n };
    const [first, second] = [most, other].map((each) => toBeHex(packObligation(terms, each), 32)) as [string, string];
    const join = (list: string, word: string) => keccak256(list + word.slice(2));
    expect(listsAfter(terms, [most, other])).to.deep.equal([
      { bank: 3, list: join(ZeroHash, second) },
      { bank: 5, list: join(join(ZeroHash, first), second) },
      { bank: 8, list: join(ZeroHash, first) },
    ]);
    const before = new Map([[3, second]]);
    expect(listsAfter(terms, [other], before)[0]).to.deep.equal({ bank: 3, list: join(second, second) });
    expect(obligationsOf([most, other], 3)).to.deep.equal([other]);
  });

  it("writes terms and obligations as JSON and reads them back", async () => {
    expect(parseCycleTerms(cycleTermsJson(terms))).to.deep.equal(terms);
    expect(parseObligations(obligationsJson([most]))).to.deep.equal([most]);
    const signed = { bank: 3, approval: { maker: "0x11", checker: "0x22" } };
    expect(parseSignedByBank(JSON.stringify(signed))).to.deep.equal(signed);
    const wrong = JSON.stringify({ ...JSON.parse(cycleTermsJson(terms)), topUp: "60" });
    await refusedWith(async () => parseCycleTerms(wrong), "CLEARING_JSON_INVALID", { field: "topUp" });
    await refusedWith(async () => parseObligations("{}"), "CLEARING_JSON_INVALID", { field: "" });
    await refusedWith(async () => parseSignedByBank("{}"), "CLEARING_JSON_INVALID", { field: "bank" });
    const back = { ...terms, members: [...members].reverse() };
    await refusedWith(async () => cycleTermsJson(back), "ARGUMENT_INVALID", { field: "terms.members[1].bank" });
  });
});
