import { expect } from "chai";
import { JsonRpcProvider, Log, Network } from "ethers";
import { plainLog } from "../../../../src/sdk/core/plain-log.ts";

const provider = new JsonRpcProvider("http://127.0.0.1:1", 1, { staticNetwork: true });
const NETWORK = Network.from(1);

const GIVEN = {
  address: "0x5fbdb2315678afecb367f032d93f642f64180aa3",
  blockHash: `0x${"1a".repeat(32)}`,
  blockNumber: "0x1f",
  data: "0x00ff",
  logIndex: "0x0",
  topics: [`0x${"2b".repeat(32)}`, `0x${"00".repeat(32)}`],
  transactionHash: `0x${"3c".repeat(32)}`,
  transactionIndex: "0xa",
};

/** Not as nodes give logs, though ethers takes some of them. */
const OTHERS: Readonly<Record<string, unknown>> = {
  "no object": "0x",
  nothing: null,
  "an address in capitals": { ...GIVEN, address: GIVEN.address.toUpperCase().replace("0X", "0x") },
  "a short address": { ...GIVEN, address: "0x5f" },
  "data of half a byte": { ...GIVEN, data: "0x0" },
  "data that is no hex": { ...GIVEN, data: "<html>" },
  "a number as a number": { ...GIVEN, blockNumber: 31 },
  "a number that is too large": { ...GIVEN, blockNumber: `0x${"f".repeat(16)}` },
  "no place": { ...GIVEN, logIndex: undefined },
  "a short topic": { ...GIVEN, topics: ["0x2b"] },
  "no topics": { ...GIVEN, topics: undefined },
  "a removal that is no flag": { ...GIVEN, removed: "no" },
};

describe("a log of a node's JSON", () => {
  after(() => provider.destroy());

  it("is what ethers makes of it", () => {
    for (const given of [GIVEN, { ...GIVEN, removed: true }, { ...GIVEN, topics: [], blockTimestamp: "0x1" }]) {
      const made = plainLog(given, provider);
      const expected = JsonRpcProvider.prototype._wrapLog.call(provider, structuredClone(given) as never, NETWORK);
      expect(made).to.be.instanceOf(Log);
      expect({ ...made }).to.deep.equal({ ...expected });
      expect(made?.toJSON()).to.deep.equal(expected.toJSON());
    }
  });

  for (const [what, given] of Object.entries(OTHERS)) {
    it(`is left to ethers: ${what}`, () => {
      expect(plainLog(given, provider)).to.equal(undefined);
    });
  }
});
