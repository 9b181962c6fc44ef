import { expect } from "chai";
import { hexlify } from "ethers";
import fc from "fast-check";
import { openContent } from "../../../../../src/sdk/data/model/seal/open.ts";
import { type SealParameters, sealContent } from "../../../../../src/sdk/data/model/seal/seal.ts";
import { collect } from "../../../../../src/testing/content.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
const CONTEXT = `0x${"c0".repeat(32)}`;
const HEADER = 108;
const TAG = 16;

async function seal(content: Uint8Array, options: Partial<SealParameters> = {}) {
  const { bytes, sealed } = await sealContent({
    key: KEY,
    context: CONTEXT,
    content: [content],
    chunkSize: 10,
    ...options,
  });
  return { bytes: Buffer.concat(await collect(bytes)), ...(await sealed) };
}

async function open(sealed: Uint8Array, options: { key?: Uint8Array; context?: string; step?: number } = {}) {
  const { key = KEY, context = CONTEXT, step = 1_000 } = options;
  const pieces = Array.from({ length: Math.ceil(sealed.length / step) }, (_, i) =>
    sealed.subarray(i * step, (i + 1) * step),
  );
  const opening = await openContent({ key, context, sealed: pieces });
  const content = Buffer.concat(await collect(opening.content));
  return { content, ...(await opening.sealed) };
}

const text = (length: number) => Uint8Array.from({ length }, (_, i) => i);

describe("data: sealed contents", () => {
  it("gives the content and both hashes back, however it was cut", async () => {
    const cases = fc.record({
      content: fc.uint8Array({ maxLength: 70 }),
      chunkSize: fc.integer({ min: 1, max: 25 }),
      step: fc.integer({ min: 1, max: 130 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ content, chunkSize, step }) => {
        const sealed = await seal(content, { chunkSize });
        const chunks = Math.max(1, Math.ceil(content.length / chunkSize));
        expect(sealed.size).to.equal(sealed.bytes.length);
        expect(sealed.size).to.equal(HEADER + content.length + chunks * TAG);
        const opened = await open(sealed.bytes, { step });
        expect(hexlify(opened.content)).to.equal(hexlify(content));
        const { ciphertextHash, contentHash, size } = sealed;
        expect(opened).to.deep.include({ ciphertextHash, contentHash, size });
      }),
      { numRuns: 60 },
    );
  });

  it("seals the same content to other bytes each time, under keys of their own, and hides it", async () => {
    const content = text(40);
    const [first, second] = [await seal(content), await seal(content)];
    expect(hexlify(first.bytes.subarray(44, 76))).not.to.equal(hexlify(second.bytes.subarray(44, 76)));
    for (let at = HEADER; at < first.bytes.length; at += 8) {
      expect(hexlify(first.bytes.subarray(at, at + 8))).not.to.equal(hexlify(second.bytes.subarray(at, at + 8)));
    }
    expect(first.contentHash).to.equal(second.contentHash);
    expect(first.ciphertextHash).not.to.equal(second.ciphertextHash);
    const salt = new Uint8Array(32);
    expect(hexlify((await seal(content, { salt })).bytes)).to.equal(hexlify((await seal(content, { salt })).bytes));
  });

  it("finds every changed bit, whether in header, chunk or tag", async () => {
    const { bytes } = await seal(text(25));
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] as number) ^ (1 << (at % 8));
      const error = await open(changed).then(
        () => expect.fail(`byte ${at}`),
        (thrown) => thrown,
      );
      const code =
        at < 12
          ? /^SEAL_(HEADER|CHUNK)_INVALID$/
          : at < 44
            ? /^SEAL_CONTEXT_WRONG$/
            : at < HEADER
              ? /^SEAL_KEY_WRONG$/
              : /^SEAL_CHUNK_INVALID$/;
      expect(error.code, `byte ${at}`).to.match(code);
    }
  });

  it("finds a content that is cut off anywhere, goes on, or has its chunks in another order, and says at which chunk", async () => {
    const { bytes } = await seal(text(35));
    const chunk = (i: number) => bytes.subarray(HEADER + i * 26, HEADER + (i + 1) * 26);
    const header = bytes.subarray(0, HEADER);
    for (let length = 0; length < bytes.length; length++) {
      await refused(open(bytes.subarray(0, length)), length < HEADER ? "SEAL_HEADER_INVALID" : "SEAL_CHUNK_INVALID");
    }
    const orders: [number, number[]][] = [
      [0, [1, 0, 2, 3]],
      [2, [0, 1, 3, 2]],
      [1, [0, 0, 1, 2, 3]],
      [1, [0, 2, 3]],
      [2, [0, 1, 2]],
      [3, [0, 1, 2, 3, 3]],
      [0, []],
    ];
    for (const [at, order] of orders) {
      const error = await refused(open(Buffer.concat([header, ...order.map(chunk)])), "SEAL_CHUNK_INVALID");
      expect(error.values.chunk, String(order)).to.equal(at);
    }
    await refused(open(Buffer.concat([bytes, Buffer.from([0])])), "SEAL_CHUNK_INVALID");
  });

  it("takes no chunk of another content under the same key", async () => {
    const [a, b] = [(await seal(text(35))).bytes, (await seal(text(35))).bytes];
    const mixed = Buffer.concat([a.subarray(0, HEADER + 26), b.subarray(HEADER + 26)]);
    const error = await refused(open(mixed), "SEAL_CHUNK_INVALID");
    expect(error.values.chunk).to.equal(1);
  });

  it("opens under its key and for its context only, and says which of them is wrong", async () => {
    const { bytes } = await seal(text(5));
    await refused(open(bytes, { key: KEY.toReversed() }), "SEAL_KEY_WRONG");
    await refused(open(bytes, { key: KEY.subarray(1) }), "SEAL_KEY_WRONG");
    await refused(open(bytes, { context: `0x${"c1".repeat(32)}` }), "SEAL_CONTEXT_WRONG");
    await refused(seal(text(5), { chunkSize: 0 }), "SEAL_HEADER_INVALID");
    await refused(seal(text(5), { context: "0x00" }), "SEAL_HEADER_INVALID");
    await refused(seal(text(5), { key: new Uint8Array() }), "SEAL_KEY_WRONG");
  });

  it("passes on what the content throws, and has no hash of what was not read whole", async () => {
    const broken = async function* () {
      yield text(30);
      throw new Error("disk gone");
    };
    const failing = await sealContent({ key: KEY, context: CONTEXT, content: broken(), chunkSize: 10 });
    const error = await collect(failing.bytes).catch((thrown: Error) => thrown);
    expect((error as Error).message).to.equal("disk gone");
    expect((await failing.sealed.catch((thrown) => thrown)).message).to.equal("disk gone");
    const left = await sealContent({ key: KEY, context: CONTEXT, content: [text(30)], chunkSize: 10 });
    for await (const _ of left.bytes) break;
    await refused(left.sealed, "SEAL_CHUNK_INVALID");
  });
});
