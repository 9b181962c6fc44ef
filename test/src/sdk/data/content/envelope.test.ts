import { expect } from "chai";
import { concat, getBytes, hexlify, keccak256 } from "ethers";
import {
  checkPublicKey,
  generateEncryptionKey,
  KEM,
  openWithKey,
  sealForKey,
} from "../../../../../src/sdk/core/seal/hpke.ts";
import {
  type Grant,
  grantData,
  keyEnvelopeHash,
  unwrapContentKey,
  wrapContentKey,
} from "../../../../../src/sdk/data/model/seal/key-envelope.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const word = (byte: string) => `0x${byte.repeat(32)}`;
const GRANT: Grant = {
  chainId: 20260,
  agreements: "0x7a11757ac4000000000000000000000000000002",
  agreement: word("a1"),
  resource: word("b2"),
  version: 3,
  keyId: word("d4"),
};
const CONTENT_KEY = Uint8Array.from({ length: 32 }, (_, i) => 255 - i);

for (const [name, kem] of Object.entries(KEM)) {
  describe(`data: envelopes of content keys, ${name}`, () => {
    it("opens with the grantee's key for the grant, and is another each time", async () => {
      const { publicKey, privateKey } = await generateEncryptionKey(kem);
      const wrap = () => wrapContentKey({ grant: GRANT, kem, publicKey, contentKey: CONTENT_KEY });
      const [first, second] = [await wrap(), await wrap()];
      expect(hexlify(first)).not.to.equal(hexlify(second));
      expect(first.length).to.equal(2 + publicKey.length + 48);
      expect(keyEnvelopeHash(first)).to.equal(keccak256(first));
      for (const envelope of [first, second]) {
        expect(hexlify(await unwrapContentKey({ grant: GRANT, privateKey, envelope }))).to.equal(hexlify(CONTENT_KEY));
      }
    });

    it("opens for no other grant, field by field", async () => {
      const { publicKey, privateKey } = await generateEncryptionKey(kem);
      const envelope = await wrapContentKey({ grant: GRANT, kem, publicKey, contentKey: CONTENT_KEY });
      const others: Partial<Grant>[] = [
        { chainId: 20261 },
        { agreements: "0x7a11757ac4000000000000000000000000000003" },
        { agreement: word("a2") },
        { resource: word("b3") },
        { version: 4 },
        { keyId: word("d5") },
      ];
      expect(others.flatMap(Object.keys).sort()).to.deep.equal(Object.keys(GRANT).sort());
      for (const other of others) {
        await refused(unwrapContentKey({ grant: { ...GRANT, ...other }, privateKey, envelope }), "ENVELOPE_NOT_OPENED");
      }
      const foreign = await sealForKey({
        kem,
        publicKey,
        info: getBytes("0x01"),
        aad: grantData(GRANT),
        plaintext: CONTENT_KEY,
      });
      await refused(unwrapContentKey({ grant: GRANT, privateKey, envelope: foreign }), "ENVELOPE_NOT_OPENED");
    });

    it("opens with no other key, and not when a bit of it was changed", async () => {
      const [mine, other] = [await generateEncryptionKey(kem), await generateEncryptionKey(kem)];
      const envelope = await wrapContentKey({ grant: GRANT, kem, publicKey: mine.publicKey, contentKey: CONTENT_KEY });
      await refused(unwrapContentKey({ grant: GRANT, privateKey: other.privateKey, envelope }), "ENVELOPE_NOT_OPENED");
      for (let at = 0; at < envelope.length; at += 3) {
        const changed = Uint8Array.from(envelope);
        changed[at] = (changed[at] as number) ^ 1;
        const error = await unwrapContentKey({ grant: GRANT, privateKey: mine.privateKey, envelope: changed }).then(
          () => expect.fail(`byte ${at}`),
          (thrown) => thrown,
        );
        expect(error.code, `byte ${at}`).to.match(/^ENVELOPE_(INVALID|NOT_OPENED)$/);
      }
    });

    it("opens with a key that cannot be taken out of the system", async () => {
      const { subtle } = globalThis.crypto;
      const algorithm = kem === KEM.p256 ? { name: "ECDH", namedCurve: "P-256" } : { name: "X25519" };
      const pair = (await subtle.generateKey(algorithm, false, ["deriveBits"])) as CryptoKeyPair;
      const raw = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
      const envelope = await wrapContentKey({ grant: GRANT, kem, publicKey: raw, contentKey: CONTENT_KEY });
      expect(hexlify(await unwrapContentKey({ grant: GRANT, privateKey: pair, envelope }))).to.equal(
        hexlify(CONTENT_KEY),
      );
    });

    it("refuses keys and envelopes of another form, and names the field", async () => {
      const { publicKey, privateKey } = await generateEncryptionKey(kem);
      await checkPublicKey(kem, publicKey);
      await refused(checkPublicKey(kem, publicKey.subarray(1)), "ENCRYPTION_KEY_INVALID");
      await refused(checkPublicKey(0x0012, publicKey), "ENCRYPTION_KEY_INVALID");
      const short = { grant: GRANT, kem, publicKey, contentKey: CONTENT_KEY.subarray(1) };
      await refused(wrapContentKey(short), "SEAL_KEY_WRONG");
      const envelope = await wrapContentKey({ ...short, contentKey: CONTENT_KEY });
      const cut = await refused(
        unwrapContentKey({ grant: GRANT, privateKey, envelope: envelope.subarray(0, 40) }),
        "ENVELOPE_INVALID",
      );
      expect(cut.values.field).to.equal("length");
      await refused(unwrapContentKey({ grant: GRANT, privateKey, envelope: new Uint8Array() }), "ENVELOPE_INVALID");
      const unknown = Uint8Array.from(envelope);
      unknown[1] = 0x12;
      const error = await refused(
        unwrapContentKey({ grant: GRANT, privateKey, envelope: unknown }),
        "ENVELOPE_INVALID",
      );
      expect(error.values).to.deep.equal({ field: "kem", value: 0x0012 });
      const bad = await refused(
        unwrapContentKey({ grant: GRANT, privateKey: privateKey.subarray(1), envelope }),
        "ENCRYPTION_KEY_INVALID",
      );
      expect(bad.values.field).to.equal("privateKey");
    });
  });
}

describe("data: additional data of a grant's envelope", () => {
  it("has each field at its place", () => {
    expect(hexlify(grantData(GRANT))).to.equal(
      concat([
        `0x${"00".repeat(30)}4f24`,
        GRANT.agreements,
        GRANT.agreement,
        GRANT.resource,
        `0x${"00".repeat(15)}03`,
        GRANT.keyId,
      ]),
    );
  });

  it("names a field of another form", async () => {
    for (const field of ["agreements", "agreement", "resource", "keyId"] as const) {
      const error = await refused(() => grantData({ ...GRANT, [field]: "0x12" }), "ARGUMENT_INVALID");
      expect(error.values.field).to.equal(field);
    }
  });

  it("takes no key that everybody agrees with on the same secret, and no point beside the curve", async () => {
    await refused(
      sealForKey({
        kem: KEM.x25519,
        publicKey: new Uint8Array(32),
        info: new Uint8Array(),
        aad: new Uint8Array(),
        plaintext: CONTENT_KEY,
      }),
      "ENCRYPTION_KEY_INVALID",
    );
    const off = new Uint8Array(65).fill(1);
    off[0] = 4;
    await refused(checkPublicKey(KEM.p256, off), "ENCRYPTION_KEY_INVALID");
    const { privateKey } = await generateEncryptionKey(KEM.x25519);
    const zero = concat(["0x0020", `0x${"00".repeat(32)}`, `0x${"00".repeat(48)}`]);
    const opened = openWithKey({ privateKey, info: new Uint8Array(), aad: new Uint8Array(), envelope: getBytes(zero) });
    await refused(opened, "ENVELOPE_NOT_OPENED");
  });
});
