import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createContext, runInContext } from "node:vm";
import { expect } from "chai";
import { hexlify } from "ethers";
import { generateEncryptionKey, KEM } from "../../../../../src/sdk/core/seal/hpke.ts";
import { wrapContentKey } from "../../../../../src/sdk/data/model/seal/key-envelope.ts";
import { sealContent } from "../../../../../src/sdk/data/model/seal/seal.ts";
import { bundlePage, missingInPage } from "../../../../../src/testing/bundle.ts";
import { chromiumPath, launchChromium } from "../../../../../src/testing/chromium.ts";
import { collect, contentFixture, TEST_RESOURCE } from "../../../../../src/testing/content.ts";
import type { ReadTask, readContent } from "../../../../../src/testing/content-page.ts";

const CONTEXT = `0x${"0c".repeat(32)}`;

async function taskOf(kem: (typeof KEM)[keyof typeof KEM]) {
  const fixture = contentFixture({
    schema: {
      kind: "table",
      columns: [
        { name: "id", type: "integer" },
        { name: "name", type: "text" },
      ],
    },
    values: Array.from({ length: 9 }, (_, i) => [BigInt(i), `factory ${i}`]),
  });
  const contentKey = Uint8Array.from({ length: 32 }, (_, i) => i);
  const { publicKey, privateKey } = await generateEncryptionKey(kem);
  const grant = {
    chainId: 20260,
    agreements: "0x7a11757ac4000000000000000000000000000002",
    agreement: CONTEXT,
    resource: TEST_RESOURCE,
    version: 1,
    keyId: CONTEXT,
  };
  const envelope = await wrapContentKey({ grant, kem, publicKey, contentKey });
  const extraction = await fixture.extract([{ from: 2, to: 5 }], { columns: ["name"] });
  const { bytes, sealed } = await sealContent({
    key: contentKey,
    context: CONTEXT,
    content: [extraction],
    chunkSize: 100,
  });
  const task: ReadTask = {
    expected: fixture.expected,
    grant,
    context: CONTEXT,
    privateKey: hexlify(privateKey),
    envelope: hexlify(envelope),
    sealed: hexlify(Buffer.concat(await collect(bytes))),
    disclosure: JSON.stringify(fixture.disclose([7], ["id"])),
  };
  const { ciphertextHash } = await sealed;
  const rows = [2, 3, 4].map((i) => `undefined,factory ${i}`);
  return { task, expected: { rows, ciphertextHash, proved: ["7"] } };
}

const bundle = () => bundlePage('export * from "./src/testing/content-page.ts";');

describe("data: the reader's side", () => {
  it("needs nothing of Node's: it reads where there are only the globals of a page", async () => {
    const { script, imports } = await bundle();
    expect(imports.length).to.be.greaterThan(20);
    expect(missingInPage(imports)).to.deep.equal([]);
    const { crypto } = globalThis;
    const page = createContext({ crypto, TextEncoder, TextDecoder, console, setTimeout, clearTimeout, CryptoKey });
    runInContext(script, page);
    for (const kem of Object.values(KEM)) {
      const { task, expected } = await taskOf(kem);
      const result = await runInContext(`page.readContent(${JSON.stringify(task)})`, page);
      expect(JSON.parse(JSON.stringify(result))).to.deep.equal(expected);
    }
  }).timeout(20_000);

  it("reads in Chromium", async function () {
    const executablePath = chromiumPath();
    if (executablePath === undefined) {
      if (this.test) this.test.title += " (skipped: no Chromium at $TALLY_CHROMIUM, by default /usr/bin/chromium)";
      return this.skip();
    }
    const { script } = await bundle();
    // WebCrypto is there on secure origins only, and 127.0.0.1 is one.
    const server = createServer((_, response) =>
      response.setHeader("content-type", "text/html").end("<!doctype html>"),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const browser = await launchChromium(executablePath);
    try {
      const tab = await browser.newPage();
      await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await tab.addScriptTag({ content: script });
      for (const kem of Object.values(KEM)) {
        const { task, expected } = await taskOf(kem);
        const result = await tab.evaluate(
          (given) => (globalThis as unknown as { page: { readContent: typeof readContent } }).page.readContent(given),
          task,
        );
        expect(result).to.deep.equal(expected);
      }
    } finally {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    }
  }).timeout(60_000);
});
