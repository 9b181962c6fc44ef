import { expect } from "chai";
import { extraDataItems, type QbftExtraData, readExtraData } from "../../../src/lib/qbft-extra-data.ts";
import { type RlpItem, rlpReader } from "../../../src/lib/rlp-reader.ts";

const address = (n: number) => `0x${n.toString(16).padStart(40, "0")}`;
const given: QbftExtraData = {
  vanity: `0x${"07".repeat(32)}`,
  validators: [address(1), address(2)],
  vote: { validator: address(3), isAdded: true },
  round: 300,
  seals: [`0x${"05".repeat(65)}`],
};
const reader = rlpReader((field, value, expected) => {
  throw new Error(`${field} should be ${expected}, is ${String(value)}`);
});

describe("the extra data of a QBFT header", () => {
  it("is read as it was written, whatever its round and its vote", () => {
    const { vote, ...without } = given;
    const cases = [0, 1, 255, 256, 2 ** 31 - 1].flatMap((round): QbftExtraData[] => [
      { ...given, round },
      { ...given, round, vote: { validator: address(4), isAdded: false } },
      { ...without, round },
    ]);
    for (const each of cases) expect(readExtraData(extraDataItems(each), reader)).to.deep.equal(each);
    expect(extraDataItems({ ...given, round: 0 })[3]).to.equal("0x");
    expect(extraDataItems(given)[3]).to.equal("0x012c");
  });

  it("is refused with the field that is wrong, one way for headers and for a genesis", () => {
    const items = extraDataItems(given) as RlpItem[];
    const wrong: readonly (readonly [string, RlpItem])[] = [
      ["extraData", items.slice(1)],
      ["extraData", "0x"],
      ["extraData.vanity", items.with(0, "0x07")],
      ["extraData.validators", items.with(1, "0x")],
      ["extraData.validators[1]", items.with(1, [address(1), "0x02"])],
      ["extraData.vote", items.with(2, [address(1)])],
      ["extraData.vote[0]", items.with(2, ["0x01", "0xff"])],
      ["extraData.vote[1]", items.with(2, [address(1), "0x01"])],
      ["extraData.round", items.with(3, "0x0001")],
      ["extraData.round", items.with(3, "0x80000000")],
      ["extraData.round", items.with(3, [])],
      ["extraData.seals[0]", items.with(4, ["0x05"])],
    ];
    for (const [field, each] of wrong) expect(() => readExtraData(each, reader)).to.throw(`${field} should be`);
  });
});
