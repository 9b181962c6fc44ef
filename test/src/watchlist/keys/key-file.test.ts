import { expect } from "chai";
import { hexlify } from "ethers";
import { refused } from "../../../../src/testing/errors.ts";
import { formatKeyFile, newEpochKey, readKeyFile } from "../../../../src/watchlist/keys/key-file.ts";

describe("key files of a watchlist", () => {
  const keys = [newEpochKey(1), newEpochKey(2)];

  it("give what they were made of", () => {
    const shown = (list: typeof keys) =>
      list.map(({ epoch, secretKey, publicKey }) => [epoch, hexlify(secretKey), hexlify(publicKey)]);
    expect(shown([...readKeyFile(formatKeyFile(keys))])).to.deep.equal(shown(keys));
  });

  it("that are altered are refused, and no key is repeated", async () => {
    const [first, next] = keys as [(typeof keys)[0], (typeof keys)[0]];
    const bad = [
      "",
      "{}",
      formatKeyFile([]),
      formatKeyFile([next, first]),
      formatKeyFile([first, { ...next, epoch: 3 }]),
      formatKeyFile([{ ...first, publicKey: next.publicKey }]),
      formatKeyFile([{ ...first, secretKey: new Uint8Array(32) }]),
      formatKeyFile([{ ...first, secretKey: new Uint8Array(32).fill(255) }]),
      formatKeyFile(keys).replace('"epochs"', '"epoch"'),
    ];
    for (const each of bad) {
      const error = await refused(() => readKeyFile(each), "WATCHLIST_KEYS_INVALID");
      const said = JSON.stringify([error.message, error.values]);
      for (const { secretKey } of keys) expect(said).to.not.include(hexlify(secretKey).slice(2, 40));
    }
  });
});
