import { createReadStream } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { hexlify } from "ethers";
import { readExtraction } from "../../../../src/sdk/data/model/extraction/read.ts";
import { generateEncryptionKey, KEM } from "../../../../src/sdk/core/seal/hpke.ts";
import { keyEnvelopeHash, unwrapContentKey } from "../../../../src/sdk/data/model/seal/key-envelope.ts";
import { openContent } from "../../../../src/sdk/data/model/seal/open.ts";
import { loadAsCsv } from "../../../../src/simulator/load/half-hourly-load.ts";
import { TEST_RESOURCE, TEST_SEED } from "../../../../src/testing/content.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { publishingGround } from "../../../../src/testing/published.ts";
import { diskFolders } from "../../../../src/vault/content/files.ts";
import { extractRows } from "../../../../src/vault/content/prove.ts";
import { sealToFile } from "../../../../src/vault/seal/seal-to-file.ts";
import { wrapForGrantees } from "../../../../src/vault/seal/wrap-for-grantees.ts";

const CONTEXT = `0x${"ac".repeat(32)}`;
const KEY = Uint8Array.from({ length: 32 }, (_, i) => 3 * i);
const grantOf = (byte: string) => ({
  chainId: 20260,
  agreements: "0x7a11757ac4000000000000000000000000000002",
  agreement: `0x${byte.repeat(32)}`,
  resource: TEST_RESOURCE,
  version: 1,
  keyId: `0x${"0b".repeat(32)}`,
});

describe("vault: sealing", () => {
  const ground = publishingGround();
  after(() => ground.close());

  it("seals an extraction for two grantees, who open it and verify every row against the root", async () => {
    const columns = [
      { name: "factory", type: "text" },
      { name: "at", type: "timestamp" },
      { name: "kwh", type: "decimal", scale: 3 },
      { name: "peak_kw", type: "double" },
      { name: "quality", type: "text" },
    ] as const;
    const csv = [...loadAsCsv({ seed: 2, factories: 2, days: 10 })].join("");
    const published = await ground.publish(ground.write("load.csv", csv), { columns });
    const content = extractRows({ stored: ground.open(published.folder), seed: TEST_SEED, columns: ["at", "kwh"] });
    const file = diskFolders.create(ground.folder, "sealed");
    const sealed = await sealToFile({ key: KEY, context: CONTEXT, content, file });
    file.close();

    const keys = [await generateEncryptionKey(KEM.p256), await generateEncryptionKey(KEM.x25519)];
    const grantees = keys.map(({ kem, publicKey }, i) => ({ kem, publicKey, grant: grantOf(`0${i + 1}`) }));
    const envelopes = await wrapForGrantees(KEY, grantees);
    for (const [i, { grant, envelope, keyEnvelopeHash: hash }] of envelopes.entries()) {
      const { privateKey } = keys[i] as (typeof keys)[number];
      expect(hash).to.equal(keyEnvelopeHash(envelope));
      const key = await unwrapContentKey({ grant, privateKey, envelope });
      const download = createReadStream(join(ground.folder, "sealed"));
      const opening = await openContent({ key, context: CONTEXT, sealed: download });
      let rows = 0;
      for await (const each of readExtraction(published, opening.content)) rows += each.count;
      expect(rows).to.equal(2 * 10 * 48);
      expect(await opening.sealed).to.deep.equal(sealed);
      await refused(
        unwrapContentKey({ grant, privateKey: (keys[1 - i] as (typeof keys)[number]).privateKey, envelope }),
        "ENVELOPE_NOT_OPENED",
      );
    }
  });

  it("wraps for all or for none", async () => {
    const { publicKey } = await generateEncryptionKey(KEM.x25519);
    const good = { kem: KEM.x25519, publicKey, grant: grantOf("01") };
    await refused(
      wrapForGrantees(KEY, [good, { ...good, publicKey: publicKey.subarray(1) }]),
      "ENCRYPTION_KEY_INVALID",
    );
    expect(await wrapForGrantees(KEY, [])).to.deep.equal([]);
  });

  it("stops between two chunks when it is told to", async () => {
    const file = diskFolders.create(ground.folder, "aborted");
    const controller = new AbortController();
    async function* content() {
      for (;;) {
        yield new Uint8Array(2 ** 18);
        controller.abort(new Error("enough"));
      }
    }
    const failed = await sealToFile({
      key: KEY,
      context: CONTEXT,
      content: content(),
      file,
      signal: controller.signal,
    }).then(
      () => "nothing",
      (error: Error) => error.message,
    );
    file.close();
    expect(failed).to.equal("enough");
  });

  it("shows nothing of the content in what it writes", async () => {
    const secret = Buffer.from("factory 17 draws 12.5 kWh ".repeat(40));
    const file = diskFolders.create(ground.folder, "hidden");
    const { size } = await sealToFile({ key: KEY, context: CONTEXT, content: [secret], file });
    const written = Buffer.from(file.read(0, size));
    file.close();
    expect(written.includes(secret.subarray(0, 8))).to.equal(false);
    expect(written.includes(Buffer.from(KEY.subarray(0, 8)))).to.equal(false);
    expect(hexlify(written.subarray(0, 5))).to.equal(hexlify(Buffer.from("TSEAL")));
  });
});
