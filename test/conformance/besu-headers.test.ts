import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { getAddress, keccak256, stripZerosLeft } from "ethers";
import { headerItems, headerRlp, parseHeader } from "../../src/sdk/core/proof/header.ts";
import { sealersOf } from "../../src/sdk/core/proof/qbft.ts";

/** Headers 34 and 35 of a Besu 26.4.0 QBFT chain of four validators, Cancun, without fees. */
const FILE = fileURLToPath(new URL("../../../shared/data/qbft/besu-26.4.0-headers.json", import.meta.url));

const NAMES = [
  ...["parentHash", "sha3Uncles", "miner", "stateRoot", "transactionsRoot", "receiptsRoot", "logsBloom", "difficulty"],
  ...[
    "number",
    "gasLimit",
    "gasUsed",
    "timestamp",
    "extraData",
    "mixHash",
    "nonce",
    "baseFeePerGas",
    "withdrawalsRoot",
  ],
  ...["blobGasUsed", "excessBlobGas", "parentBeaconBlockRoot"],
];
const NUMBERS = [
  "difficulty",
  "number",
  "gasLimit",
  "gasUsed",
  "timestamp",
  "baseFeePerGas",
  "blobGasUsed",
  "excessBlobGas",
];

describe("headers of Besu 26.4.0", () => {
  before(function () {
    if (existsSync(FILE)) return;
    console.log(`      skipped: no ${FILE}`);
    this.skip();
  });

  const read = () => {
    const { updateHeight11, updateHeight12, initialTrustedValidators } = JSON.parse(readFileSync(FILE, "utf8"));
    return {
      first: updateHeight11.headerRlp as string,
      second: updateHeight12.headerRlp as string,
      validators: (initialTrustedValidators as string[]).map((address) => getAddress(address)),
    };
  };

  it("hash to the parentHash of the next", () => {
    const { first, second } = read();
    expect(parseHeader(first).hash).to.equal(headerItems(second)[0]);
    expect(parseHeader(first).hash).to.not.equal(keccak256(first));
    expect([parseHeader(first).number, parseHeader(second).number]).to.deep.equal([34, 35]);
  });

  it("are sealed by three of the four validators", () => {
    const { first, second, validators } = read();
    for (const header of [first, second]) {
      const sealers = sealersOf(headerItems(header));
      expect(sealers).to.have.length(3);
      for (const sealer of sealers) expect(validators).to.include(sealer);
    }
  });

  it("are rebuilt from the node's JSON, byte for byte", () => {
    const { first, second } = read();
    for (const header of [first, second]) {
      const items = headerItems(header);
      expect(items).to.have.length(NAMES.length);
      const json = Object.fromEntries(NAMES.map((name, i) => [name, quantity(name, items[i] as string)]));
      expect(headerRlp({ ...json, hash: parseHeader(header).hash })).to.equal(header);
    }
  });
});

/** Numbers go without leading zeros in JSON-RPC. */
function quantity(name: string, bytes: string): string {
  if (!NUMBERS.includes(name)) return bytes;
  const digits = stripZerosLeft(bytes).slice(2).replace(/^0/, "");
  return `0x${digits || "0"}`;
}
