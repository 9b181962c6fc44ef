import { expect } from "chai";
import { hexlify } from "ethers";
import fc from "fast-check";
import { decodeValue } from "../../../../../src/sdk/data/model/content/decode-value.ts";
import { encodeValue } from "../../../../../src/sdk/data/model/content/encode-value.ts";
import { decodeRow, encodeRow } from "../../../../../src/sdk/data/model/content/row.ts";
import { COLUMN_TYPES, type Column, contentSchemaHash } from "../../../../../src/sdk/data/model/content/schema.ts";
import type { ContentValue } from "../../../../../src/sdk/data/model/content/value.ts";
import { arbitraryRow, arbitraryValue } from "../../../../../src/testing/arbitrary-content.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const column = (type: Column["type"]): Column =>
  type === "decimal" ? { name: "c", type, scale: 2 } : { name: "c", type };
const same = (a: ContentValue, b: ContentValue) =>
  a instanceof Uint8Array && b instanceof Uint8Array
    ? hexlify(a) === hexlify(b)
    : a === b || (Number.isNaN(a) && Number.isNaN(b));

describe("data: encoding of values", () => {
  for (const type of COLUMN_TYPES) {
    it(`gives a ${type} back, and two of them the same bytes only when they are the same`, () => {
      const of = column(type);
      fc.assert(
        fc.property(arbitraryValue(of), arbitraryValue(of), (a, b) => {
          const [encodedA, encodedB] = [encodeValue(a, of), encodeValue(b, of)];
          expect(same(decodeValue(encodedA, of), a === 0 ? 0 : a)).to.equal(true);
          expect(hexlify(encodedA) === hexlify(encodedB)).to.equal(same(a, b));
        }),
        { numRuns: 300 },
      );
    });
  }

  it("reads only what it writes: any bytes that decode are those of their value", () => {
    const of = fc.constantFrom(...COLUMN_TYPES.map(column));
    const bytes = fc
      .tuple(fc.nat(9), fc.uint8Array({ maxLength: 12 }))
      .map(([mark, rest]) => Uint8Array.of(mark, ...rest));
    fc.assert(
      fc.property(of, bytes, (each, some) => {
        let value: ContentValue;
        try {
          value = decodeValue(some, each);
        } catch (error) {
          expect((error as { code?: string }).code).to.match(/^CONTENT_(VALUE|ROW)_INVALID$/);
          return;
        }
        expect(hexlify(encodeValue(value, each))).to.equal(hexlify(some));
      }),
      { numRuns: 3_000 },
    );
  });

  it("has the bytes that docs/data-content.md says", () => {
    const cases: [Column["type"], ContentValue, string][] = [
      ["integer", null, "0x00"],
      ["boolean", false, "0x0100"],
      ["boolean", true, "0x0101"],
      ["integer", 0n, "0x020100"],
      ["integer", -1n, "0x0201ff"],
      ["integer", 127n, "0x02017f"],
      ["integer", 128n, "0x02020080"],
      ["integer", -128n, "0x020180"],
      ["integer", -(2n ** 31n), "0x020480000000"],
      ["integer", 2n ** 31n, "0x02050080000000"],
      ["integer", 2n ** 63n, "0x0209008000000000000000"],
      ["decimal", "-0.50", "0x03000000052d302e3530"],
      ["double", -0, "0x040000000000000000"],
      ["double", Number.NaN, "0x047ff8000000000000"],
      ["double", 1, "0x043ff0000000000000"],
      ["text", "", "0x0500000000"],
      ["text", "é", "0x0500000002c3a9"],
      ["text", "e\u0301", "0x050000000365cc81"],
      ["bytes", Uint8Array.of(0, 255), "0x060000000200ff"],
      ["date", -1n, "0x07ffffffff"],
      ["timestamp", 1n, "0x080000000000000001"],
      ["time", 86_400_000_000n, "0x09000000141dd76000"],
    ];
    for (const [type, value, expected] of cases) {
      expect(hexlify(encodeValue(value, column(type))), `${type} ${value}`).to.equal(expected);
    }
  });

  it("refuses a value of another type, and names column and value", async () => {
    const cases: [Column["type"], unknown][] = [
      ["boolean", 1n],
      ["integer", 1],
      ["integer", 2n ** 255n],
      ["decimal", "1.0"],
      ["decimal", "01.00"],
      ["decimal", "-0.00"],
      ["decimal", "+1.00"],
      ["decimal", "1e2"],
      ["decimal", ".50"],
      ["double", "1"],
      ["text", "\ud800"],
      ["bytes", [1, 2]],
      ["date", 2n ** 31n],
      ["timestamp", 2n ** 63n],
      ["time", 86_400_000_001n],
      ["time", -1n],
    ];
    for (const [type, value] of cases) {
      const error = await refused(() => encodeValue(value as ContentValue, column(type)), "CONTENT_VALUE_INVALID");
      expect(error.values).to.include({ column: "c", type, value }, `${type} ${value}`);
    }
  });
});

describe("data: encoding of rows", () => {
  const columns = COLUMN_TYPES.map((type) => ({ ...column(type), name: type }));

  it("gives a row back", () => {
    fc.assert(
      fc.property(arbitraryRow(columns), (row) => {
        const back = decodeRow(encodeRow(row, columns), columns);
        for (const [i, value] of row.entries())
          expect(same(back[i] as ContentValue, value === 0 ? 0 : value)).to.equal(true);
      }),
    );
  });

  it("refuses bytes that are cut off or go on, and another number of values", async () => {
    const row = encodeRow(
      columns.map(() => null),
      columns,
    );
    for (const bytes of [row.subarray(1), Uint8Array.of(...row, 0)]) {
      await refused(() => decodeRow(bytes, columns), "CONTENT_ROW_INVALID");
    }
    await refused(() => encodeRow([], columns), "CONTENT_ROW_INVALID");
    await refused(() => decodeRow(Uint8Array.of(6, 255, 255, 255, 255), [column("bytes")]), "CONTENT_VALUE_INVALID");
  });
});

describe("data: hash of a content's schema", () => {
  it("is of what a schema says and of nothing else", () => {
    const schema = { kind: "table", columns: [column("decimal"), { name: "at", type: "timestamp" }] } as const;
    const hash = contentSchemaHash(schema);
    expect(contentSchemaHash({ columns: schema.columns, note: "x", kind: "table" } as never)).to.equal(hash);
    const others = [
      { kind: "table", columns: schema.columns.toReversed() },
      { kind: "table", columns: schema.columns.slice(0, 1) },
      { kind: "table", columns: [{ name: "c", type: "decimal", scale: 3 }, schema.columns[1]] },
      { kind: "table", columns: [{ name: "c", type: "text" }, schema.columns[1]] },
      { kind: "file", chunkSize: 2, mediaType: "text/csv" },
      { kind: "file", chunkSize: 3, mediaType: "text/csv" },
    ];
    expect(new Set([hash, ...others.map((other) => contentSchemaHash(other as never))]).size).to.equal(7);
  });

  it("names the field that is wrong", async () => {
    const cases: [unknown, string][] = [
      [undefined, "kind"],
      [{ kind: "table", columns: [] }, "columns"],
      [{ kind: "table", columns: [{ name: "", type: "text" }] }, "columns[0].name"],
      [{ kind: "table", columns: [{ name: "a", type: "struct" }] }, "columns[0].type"],
      [{ kind: "table", columns: [{ name: "a", type: "text", scale: 1 }] }, "columns[0].scale"],
      [{ kind: "table", columns: [{ name: "a", type: "decimal" }] }, "columns[0].scale"],
      [{ kind: "table", columns: [column("text"), column("date")] }, "columns[1].name"],
      [{ kind: "file", chunkSize: 0, mediaType: "x/y" }, "chunkSize"],
      [{ kind: "file", chunkSize: 1, mediaType: "" }, "mediaType"],
    ];
    for (const [schema, field] of cases) {
      expect((await refused(() => contentSchemaHash(schema as never), "CONTENT_SCHEMA_INVALID")).values).to.include({
        field,
      });
    }
  });
});
