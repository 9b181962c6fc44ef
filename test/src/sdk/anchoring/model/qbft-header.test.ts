import { expect } from "chai";
import { decodeRlp, encodeRlp, keccak256, type RlpStructuredData, toBeHex, ZeroHash } from "ethers";
import { decodeExtraData, encodeExtraData } from "../../../../../src/sdk/anchoring/model/extra-data.ts";
import {
  blockHashOf,
  decodeQbftHeader,
  encodeQbftHeader,
  type QbftHeader,
  sealDigestOf,
  unsealedHeader,
} from "../../../../../src/sdk/anchoring/model/qbft-header.ts";
import { quorumOf } from "../../../../../src/sdk/anchoring/model/quorum.ts";
import { packSeals, recoverSeals, requireQuorum } from "../../../../../src/sdk/anchoring/model/seals.ts";
import { parseHeader } from "../../../../../src/sdk/core/proof/header.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type QbftValidator, qbftValidators } from "../../../../../src/testing/qbft/validators.ts";
import { sealHeader } from "../../../../../src/testing/side-chain/seal-header.ts";

const validators = qbftValidators(4);
const addresses = validators.map(({ address }) => address);
const word = (byte: string) => `0x${byte.repeat(32)}`;

const header: QbftHeader = {
  parentHash: word("11"),
  coinbase: addresses[0]?.toLowerCase() as string,
  stateRoot: word("22"),
  transactionsRoot: word("33"),
  receiptsRoot: word("44"),
  logsBloom: `0x${"00".repeat(256)}`,
  number: 300,
  gasLimit: 100_000_000,
  gasUsed: 0,
  timestamp: 1_800_000_000,
  extraData: { vanity: ZeroHash, validators: addresses, round: 0, seals: [] },
  forkItems: ["0x", word("55"), "0x", "0x", ZeroHash],
};
const sealed = sealHeader(header, validators.slice(0, 3));
const extra = encodeExtraData(sealed.extraData);

/** The header's items, with one in place of what is there. */
function withItem(at: number, item: RlpStructuredData): string {
  return encodeRlp(itemsOf(encodeQbftHeader(sealed)).with(at, item));
}

const fieldOf = async (rlp: string) => {
  const { values, message } = await refused(() => decodeQbftHeader(rlp), "QBFT_HEADER_INVALID");
  expect(message).to.include(String(values.field));
  expect(values).to.have.property("value");
  return values.field;
};

describe("QBFT headers", () => {
  for (const [fork, items] of Object.entries({
    Berlin: [],
    London: ["0x"],
    Shanghai: ["0x", word("55")],
    Cancun: ["0x", word("55"), "0x", "0x", ZeroHash],
    Prague: ["0x", word("55"), "0x", "0x", ZeroHash, word("66")],
  })) {
    it(`of ${fork} are written and read`, () => {
      const one = { ...sealed, forkItems: items };
      expect(decodeQbftHeader(encodeQbftHeader(one))).to.deep.equal(one);
      expect(blockHashOf(one)).to.equal(parseHeader(encodeQbftHeader(one)).hash);
    });
  }

  it("sign their round, and hash without it", () => {
    const inRound = (round: number) => sealHeader({ ...header, extraData: { ...header.extraData, round } }, validators);
    const [first, third] = [inRound(0), inRound(3)];
    expect(blockHashOf(third)).to.equal(blockHashOf(first));
    expect(sealDigestOf(first)).to.equal(blockHashOf(first));
    expect(sealDigestOf(third)).to.not.equal(blockHashOf(third));
    expect(sealDigestOf(third)).to.equal(keccak256(unsealedHeader(third)));
    expect(requireQuorum(third, addresses)).to.have.length(4);
  });

  it("carry a vote for a validator, and against one", () => {
    for (const isAdded of [true, false]) {
      const vote = { validator: addresses[1] as string, isAdded };
      const voted = { ...header.extraData, vote, round: 258 };
      expect(decodeExtraData(encodeExtraData(voted))).to.deep.equal(voted);
    }
  });

  it("cut short, with bytes after the end or in a longer spelling are refused", async () => {
    const rlp = encodeQbftHeader(sealed);
    expect(await fieldOf("0xzz")).to.equal("header");
    expect(await fieldOf("0x")).to.equal("header");
    expect(await fieldOf(rlp.slice(0, -2))).to.equal("header");
    expect(await fieldOf(`${rlp}00`)).to.equal("header");
    expect(await fieldOf(`0xfa00${rlp.slice(4)}`)).to.equal("header"); // its length in three bytes
    expect(await fieldOf(`${rlp.slice(0, 2)}80`)).to.equal("header"); // no list
    expect(await fieldOf(withItem(12, `${extra}00`))).to.equal("extraData");
    expect(await fieldOf(withItem(12, extra.slice(0, -2)))).to.equal("extraData");
    expect(await fieldOf(withItem(8, "0x0001"))).to.equal("number");
    expect(await fieldOf(withItem(11, "0x01000000000000"))).to.equal("timestamp");
  });

  it("with the wrong number of items are refused", async () => {
    const items = itemsOf(encodeQbftHeader(sealed));
    expect(await fieldOf(encodeRlp(items.slice(0, 14)))).to.equal("header");
    expect(await fieldOf(encodeRlp([...items, "0x", "0x", "0x", "0x"]))).to.equal("header");
    expect(await fieldOf(encodeRlp([...items, ["0x"]]))).to.equal("item 20");
    const inExtra = (...more: RlpStructuredData[]) => encodeRlp([ZeroHash, [], [], "0x", ...more]);
    expect(await fieldOf(withItem(12, inExtra()))).to.equal("extraData");
    expect(await fieldOf(withItem(12, inExtra([], [])))).to.equal("extraData");
  });

  it("with a field that QBFT never has are refused by its name", async () => {
    const fields = [
      "parentHash",
      "ommersHash",
      "coinbase",
      "stateRoot",
      "transactionsRoot",
      "receiptsRoot",
      "logsBloom",
    ];
    for (const [at, field] of [...fields.entries(), [7, "difficulty"], [13, "mixHash"], [14, "nonce"]] as const) {
      expect(await fieldOf(withItem(at, "0x07")), field).to.equal(field);
    }
    for (const [at, field] of [
      [0, "parentHash"],
      [8, "number"],
      [12, "extraData"],
    ] as const) {
      expect(await fieldOf(withItem(at, ["0x07"])), field).to.equal(field);
    }
  });

  it("with extra data of another form are refused by its part", async () => {
    const parts = [ZeroHash, [addresses[0] as string], [], "0x", []] as RlpStructuredData[];
    const without = (at: number, item: RlpStructuredData) => withItem(12, encodeRlp(parts.with(at, item)));
    expect(await fieldOf(without(0, "0x00"))).to.equal("extraData.vanity");
    expect(await fieldOf(without(1, "0x00"))).to.equal("extraData.validators");
    expect(await fieldOf(without(1, ["0x00"]))).to.equal("extraData.validators[0]");
    expect(await fieldOf(without(2, [addresses[0] as string]))).to.equal("extraData.vote");
    expect(await fieldOf(without(2, ["0x00", "0xff"]))).to.equal("extraData.vote[0]");
    expect(await fieldOf(without(2, [addresses[0] as string, "0x01"]))).to.equal("extraData.vote[1]");
    expect(await fieldOf(without(3, "0x00000001"))).to.equal("extraData.round");
    expect(await fieldOf(without(3, "0x80000000"))).to.equal("extraData.round");
    expect(await fieldOf(without(4, ["0x00"]))).to.equal("extraData.seals[0]");
  });
});

describe("quorums of QBFT", () => {
  it("are two thirds, rounded up", () => {
    const known = { 0: 0, 1: 1, 2: 2, 3: 2, 4: 3, 5: 4, 6: 4, 7: 5, 9: 6, 10: 7, 31: 21 };
    for (const [count, quorum] of Object.entries(known)) expect(quorumOf(Number(count)), count).to.equal(quorum);
  });

  it("count the seals of the validators, in the validators' order", () => {
    const backwards = sealHeader(header, validators.slice(1).toReversed());
    const seals = requireQuorum(backwards, addresses);
    expect(seals.map(({ validator }) => validator)).to.deep.equal(addresses.slice(1));
    const { seals: given } = backwards.extraData;
    expect(packSeals(seals)).to.equal(
      `0x${given
        .toReversed()
        .map((seal) => seal.slice(2))
        .join("")}`,
    );
  });

  it("are not reached by too few, by strangers, nor by seals of another header", async () => {
    const strangers = qbftValidators(4, "stranger");
    const other = sealHeader({ ...header, number: 301 }, validators).extraData.seals;
    for (const one of [
      sealHeader(header, validators.slice(0, 2)),
      sealHeader(header, [...validators.slice(0, 2), ...strangers]),
      { ...header, extraData: { ...header.extraData, seals: other } },
    ]) {
      const { values } = await refused(() => requireQuorum(one, addresses), "QBFT_SEALS_INSUFFICIENT");
      expect(values).to.include({ number: 300, quorum: 3, validators: 4, hash: blockHashOf(header) });
      expect(values.counted).to.be.at.most(2);
    }
  });

  it("are needed of the validators that a header lists, and of those that are trusted", async () => {
    const all = qbftValidators(7).map(({ address }) => address);
    const grown = { ...header, extraData: { ...header.extraData, validators: all } };
    const sealers = (places: readonly number[]) =>
      sealHeader(
        grown,
        places.map((i) => qbftValidators(7)[i] as QbftValidator),
      );
    const trusted = [0, 2, 4, 6].map((i) => all[i] as string);
    expect(requireQuorum(sealers([0, 1, 2, 3, 4]), trusted)).to.have.length(5);
    const few = await refused(() => requireQuorum(sealers([0, 2, 4, 6]), trusted), "QBFT_SEALS_INSUFFICIENT");
    expect(few.values).to.include({ validators: 7, counted: 4, quorum: 5 });
    const untrusted = await refused(() => requireQuorum(sealers([0, 1, 2, 3, 5]), trusted), "QBFT_SEALS_INSUFFICIENT");
    expect(untrusted.values).to.include({ validators: 4, counted: 2, quorum: 3 });
    const none = sealHeader({ ...header, extraData: { ...header.extraData, validators: [] } }, validators);
    const { values } = await refused(() => requireQuorum(none, addresses), "QBFT_HEADER_INVALID");
    expect(values.field).to.equal("coinbase");
  });

  it("do not count a validator twice, nor a seal that is malleable or no signature", async () => {
    const [first, second] = sealed.extraData.seals as [string, string];
    const order = 2n * 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n + 1n;
    const upper = toBeHex(order - BigInt(`0x${first.slice(66, 130)}`), 32);
    const malleable = `${first.slice(0, 66)}${upper.slice(2)}0${1 - Number(first.slice(-1))}`;
    const changed = {
      twice: [first, second, first],
      malleable: [second, malleable],
      foreign: [second, `0x${"ff".repeat(32)}${first.slice(66)}`],
      v: [`${first.slice(0, 130)}1b`],
      zero: [`0x${"00".repeat(65)}`],
    };
    for (const [name, seals] of Object.entries(changed)) {
      const one = { ...header, extraData: { ...header.extraData, seals } };
      const { values } = await refused(() => recoverSeals(one), "QBFT_HEADER_INVALID");
      expect(values.field, name).to.match(/^extraData\.seals\[\d\]$/);
    }
  });
});

function itemsOf(rlp: string): RlpStructuredData[] {
  return decodeRlp(rlp) as RlpStructuredData[];
}
