import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { createGenesis } from "../../../src/network/init/create-genesis.ts";
import { decodeExtraData, genesisExtraData } from "../../../src/network/model/extra-data.ts";
import { hashGenesis } from "../../../src/network/model/hash-genesis.ts";
import { requireGenesis } from "../../../src/network/model/require-known.ts";
import { encodeExtraData } from "../../../src/sdk/anchoring/model/extra-data.ts";
import { refused } from "../../../src/testing/errors.ts";

const DATA = join(import.meta.dirname, "../../../../shared/data/qbft");
const VANITY = "0x0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20";
const address = (n: number) => `0x${n.toString(16).padStart(40, "0")}`;
const word = (n: number) => n.toString(16).padStart(64, "0");

/** The vector that Besu's own test of its codec has. */
const BESU_VECTOR = [
  "0xf8f0a00102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20ea940000000000000000",
  "000000000000000000000001940000000000000000000000000000000000000002d7940000000000000000",
  "00000000000000000000000181ff83fedcbaf886b841000000000000000000000000000000000000000000",
  "0000000000000000000001000000000000000000000000000000000000000000000000000000000000000a",
  "00b841000000000000000000000000000000000000000000000000000000000000000a0000000000000000",
  "00000000000000000000000000000000000000000000000100",
].join("");

const genesis = () =>
  createGenesis({
    chainId: 20_260,
    timing: { blockPeriodSeconds: 1, requestTimeoutSeconds: 4, gasLimit: 100_000_000 },
    validators: [address(2), address(1)],
  });

describe("the genesis of a QBFT network", () => {
  it("has extra data in Besu's form, both ways", () => {
    const content = {
      vanity: VANITY,
      validators: [address(1), address(2)],
      vote: { validator: address(1), isAdded: true },
      round: 0xfedcba,
      seals: [`0x${word(1)}${word(10)}00`, `0x${word(10)}${word(1)}00`],
    };
    expect(encodeExtraData(content)).to.equal(BESU_VECTOR);
    expect(decodeExtraData(BESU_VECTOR)).to.deep.equal(content);
    const drop = encodeExtraData({ ...content, vote: { validator: address(1), isAdded: false } });
    expect(decodeExtraData(drop).vote).to.deep.equal({ validator: address(1), isAdded: false });
    // Without a validator: that of a chain whose validators are in a contract.
    expect(genesisExtraData([])).to.equal(`0xe5a0${"00".repeat(32)}c0c080c0`);
  });

  it("names validators in ascending order", () => {
    expect(decodeExtraData(genesis().extraData)).to.deep.equal({
      vanity: `0x${"00".repeat(32)}`,
      validators: [address(1), address(2)],
      round: 0,
      seals: [],
    });
  });

  for (const [what, extraData] of [
    ["no RLP", "0xf8"],
    ["four items", "0xc480808080"],
    ["bytes after the list", `${BESU_VECTOR}00`],
    ["a round with a leading zero", `0xe7a0${"00".repeat(32)}c0c0820001c0`],
    ["a round of 2^31", `0xeaa0${"00".repeat(32)}c0c08480000000c0`],
    ["a vanity of 31 bytes", `0xe49f${"00".repeat(31)}c0c080c0`],
    ["a validator of 19 bytes", `0xf839a0${"00".repeat(32)}d493${"00".repeat(19)}c080c0`],
  ] as const) {
    it(`refuses extra data that is ${what}`, async () => {
      await refused(() => decodeExtraData(extraData), "NETWORK_GENESIS_INVALID");
    });
  }

  it("has no key that Besu does not know, and none misspelt", async () => {
    requireGenesis(genesis());
    const { config } = genesis();
    const wrong: readonly (readonly [string, unknown])[] = [
      ["/config/zeroBaseFees", { ...genesis(), config: { ...config, zeroBaseFees: true } }],
      ["/config/qbft/blockPeriodSecond", { ...genesis(), config: { ...config, qbft: { blockPeriodSecond: 2 } } }],
      ["/gaslimit", { ...genesis(), gaslimit: "0x1" }],
      ["/gasLimit", { ...genesis(), gasLimit: 100 }],
      ["/config/chainId", { ...genesis(), config: { ...config, chainId: "20260" } }],
      ["/alloc", { ...genesis(), alloc: { "0x12": {} } }],
      ["/extraData", { ...genesis(), extraData: "0x00" }],
    ];
    for (const [field, json] of wrong) {
      const error = await refused(() => requireGenesis(json), "NETWORK_GENESIS_INVALID");
      expect(error.values.field).to.equal(field);
    }
  });

  it("hashes to block 0 of a network that ran", function () {
    if (!existsSync(DATA)) this.skip();
    const read = (name: string) => JSON.parse(readFileSync(join(DATA, name), "utf8"));
    const validators = (read("besu-26.8.0-validators.json") as string[]).toSorted().reverse();
    const first = read("besu-26.8.0-block1-round3.json").result;
    // Its validators stood in another order, and its first block changed no state.
    const extraData = encodeExtraData({ vanity: `0x${"00".repeat(32)}`, validators, round: 0, seals: [] });
    expect(hashGenesis({ ...genesis(), extraData }, first.stateRoot)).to.equal(first.parentHash);
    expect(decodeExtraData(first.extraData)).to.deep.include({ validators: validators.toReversed(), round: 3 });
  });
});
