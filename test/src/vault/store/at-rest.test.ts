import { expect } from "chai";
import { refused } from "../../../../src/testing/errors.ts";
import { atRest, newVaultKey, readVaultKey } from "../../../../src/vault/store/at-rest.ts";

const secret = new TextEncoder().encode("the seed of a version");

describe("what a vault encrypts at rest", () => {
  const key = readVaultKey(newVaultKey());
  const secrets = atRest(key);

  it("opens under its key and at its place alone", async () => {
    const closed = secrets.close(secret, "version 1");
    expect(Buffer.from(secrets.open(closed, "version 1"))).to.deep.equal(Buffer.from(secret));
    expect(Buffer.from(closed).includes(Buffer.from(secret))).to.equal(false);
    expect(secrets.close(secret, "version 1")).not.to.deep.equal(closed);
    await refused(() => secrets.open(closed, "version 2"), "VAULT_STORE_DAMAGED");
    const other = atRest(readVaultKey(newVaultKey()));
    await refused(() => other.open(closed, "version 1"), "VAULT_STORE_DAMAGED");
    expect(other.check).not.to.equal(secrets.check);
    for (const at of closed.keys()) {
      const altered = Uint8Array.from(closed, (byte, n) => (n === at ? byte ^ 1 : byte));
      await refused(() => secrets.open(altered, "version 1"), "VAULT_STORE_DAMAGED");
    }
    for (const length of [0, 11, 12, 20, 28])
      await refused(() => secrets.open(closed.subarray(0, length), "version 1"), "VAULT_STORE_DAMAGED");
  });

  it("takes a key file of 32 bytes, and shows nothing of another", async () => {
    for (const text of ["", "0x", `0x${"11".repeat(31)}`, `${"11".repeat(32)}`, `0x${"zz".repeat(32)}`]) {
      const { message, values } = await refused(() => readVaultKey(text), "VAULT_KEY_INVALID");
      expect(message + JSON.stringify(values)).not.to.match(/1111|zzzz/);
    }
  });
});
