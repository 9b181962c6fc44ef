import { expect } from "chai";
import { hexlify } from "ethers";
import fc from "fast-check";
import type { Column } from "../../../../../src/sdk/data/model/content/schema.ts";
import type { ExpectedContent } from "../../../../../src/sdk/data/model/content/verify-disclosure.ts";
import { encodeExtractionHead } from "../../../../../src/sdk/data/model/extraction/head.ts";
import { readExtraction } from "../../../../../src/sdk/data/model/extraction/read.ts";
import { contentFixture } from "../../../../../src/testing/content.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const COLUMNS: readonly Column[] = [
  { name: "factory", type: "text" },
  { name: "at", type: "timestamp" },
  { name: "kwh", type: "decimal", scale: 1 },
];
const COUNT = 23;
const ROWS = Array.from({ length: COUNT }, (_, i) => [
  i % 5 === 0 ? null : `f${i}`.repeat(1 + (i % 40)),
  BigInt(i),
  `${i}.5`,
]);
const fixture = contentFixture({ schema: { kind: "table", columns: COLUMNS }, values: ROWS });
const { expected } = fixture;
const ALL = [{ from: 0, to: COUNT }];

async function read(
  bytes: Uint8Array,
  { step = 1_000, version = expected }: { step?: number; version?: ExpectedContent } = {},
) {
  const pieces = Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) =>
    bytes.subarray(i * step, (i + 1) * step),
  );
  const found: [number, unknown[]][] = [];
  for await (const rows of readExtraction(version, pieces)) {
    for (let i = 0; i < rows.count; i++) found.push([rows.from + i, rows.values(i)]);
  }
  return found;
}

describe("data: extractions", () => {
  it("gives the rows of any runs and columns, however they were cut, and hides the other columns", async () => {
    const shape = fc.record({
      cuts: fc.uniqueArray(fc.nat(COUNT), { minLength: 2, maxLength: 8 }),
      columns: fc.subarray(COLUMNS.map(({ name }) => name)),
      batch: fc.integer({ min: 1, max: 9 }),
      step: fc.integer({ min: 1, max: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ cuts, columns, batch, step }) => {
        const places = cuts.sort((a, b) => a - b);
        const runs = Array.from({ length: Math.floor(places.length / 2) }, (_, i) => ({
          from: places[2 * i] as number,
          to: places[2 * i + 1] as number,
        }));
        const bytes = await fixture.extract(runs, { columns, batch });
        const wanted = runs.flatMap(({ from, to }) => ROWS.slice(from, to).map((row, i) => [from + i, row]));
        const shown = COLUMNS.map(({ name }) => columns.includes(name));
        expect(await read(bytes, { step })).to.deep.equal(
          wanted.map(([index, row]) => [index, (row as unknown[]).map((value, i) => (shown[i] ? value : undefined))]),
        );
        expect(Buffer.from(bytes).includes(Buffer.from(fixture.seed))).to.equal(false);
      }),
      { numRuns: 60 },
    );
  });

  it("gives a whole version with its seed instead of salts, in fewer bytes", async () => {
    const [seeded, salted] = [await fixture.extract(ALL, { seed: true }), await fixture.extract(ALL)];
    const rows = await read(seeded);
    expect(rows).to.deep.equal(await read(salted));
    expect(rows.map(([, row]) => row)).to.deep.equal(ROWS);
    expect(salted.length - seeded.length).to.be.greaterThan(COUNT * 3 * 32 - 200);
  });

  it("finds a changed bit of the head, a row, a salt or a node", async () => {
    for (const options of [{ seed: true }, { columns: ["at"] }]) {
      const runs = options.seed === true ? ALL : [{ from: 3, to: 7 }];
      const bytes = await fixture.extract(runs, options);
      for (let at = 0; at < bytes.length; at += at < 500 ? 1 : 7) {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] as number) ^ (1 << (at % 8));
        const error = await read(changed).then(
          () => expect.fail(`byte ${at}`),
          (thrown) => thrown,
        );
        expect(error.code, `byte ${at}: ${error.message}`).to.match(/^(CONTENT_|ARGUMENT_INVALID|JSON_INVALID)/);
      }
    }
  });

  it("is not taken for that of another version, and says by which field", async () => {
    const bytes = await fixture.extract(ALL, { seed: true });
    const others = { resource: `0x${"22".repeat(32)}`, version: 2, count: 24, schemaHash: `0x${"33".repeat(32)}` };
    for (const [field, value] of Object.entries(others)) {
      const error = await refused(read(bytes, { version: { ...expected, [field]: value } }), "CONTENT_PROOF_INVALID");
      expect(error.values.field).to.equal(field);
    }
    await refused(
      read(bytes, { version: { ...expected, root: hexlify(new Uint8Array(32)) } }),
      "CONTENT_ROOT_MISMATCH",
    );
  });

  it("writes no head that no reader takes", async () => {
    const runs = new Array(2 ** 21 + 1).fill({ from: 0, to: 1 });
    const head = { content: fixture.content, runs, columns: [], path: [] };
    await refused(() => encodeExtractionHead(head), "CONTENT_STREAM_INVALID");
    const claims = Uint8Array.of(
      0x54,
      0x52,
      0x4f,
      0x57,
      0x53,
      0,
      0,
      1,
      0,
      0,
      0,
      2,
      0,
      0x20,
      0,
      1,
      0,
      0,
      0,
      0,
      0x7b,
      0x7d,
    );
    const error = await refused(read(claims), "CONTENT_STREAM_INVALID");
    expect(error.values.reason).to.equal("its head is too long");
  });

  it("finds one that is cut off or goes on", async () => {
    const bytes = await fixture.extract([{ from: 3, to: 7 }], { columns: ["at"] });
    for (let length = 0; length < bytes.length; length += 5) {
      await refused(read(bytes.subarray(0, length)), "CONTENT_STREAM_INVALID");
    }
    await refused(read(Buffer.concat([bytes, Buffer.from([0])])), "CONTENT_STREAM_INVALID");
  });
});
