import { expect } from "chai";
import fc from "fast-check";
import type { Column } from "../../../../src/sdk/data/model/content/schema.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { publishingGround } from "../../../../src/testing/published.ts";
import { openSource } from "../../../../src/vault/content/files.ts";
import { detectCsvColumns } from "../../../../src/vault/content/source/csv.ts";
import { type CsvRecord, readCsvRecords } from "../../../../src/vault/content/source/csv-records.ts";

const integer = (name: string): Column => ({ name, type: "integer" });

describe("vault: CSV files", () => {
  const ground = publishingGround();
  after(() => ground.close());
  const read = (text: string | Uint8Array, columns: readonly Column[]) =>
    ground.valuesOf(ground.write("a.csv", text), { columns });

  it("names the line that is broken, and why, without showing it", async () => {
    const columns = [integer("a"), { name: "b", type: "text" } as Column];
    const cases: [string | Uint8Array, number, RegExp][] = [
      ["a,b\n1,2\n3\n", 3, /1 fields where the header has 2/],
      ["a,b\n1,2\n3,secret,5\n", 3, /3 fields/],
      ['a,b\n1,2\n5,6\n3,"secret\n4,5\n', 4, /quote/],
      [Uint8Array.of(...Buffer.from("a,b\n1,"), 0xff, 10), 2, /UTF-8/],
      [Uint8Array.of(0xff, 0xfe, 10), 1, /UTF-8/],
      ['"a', 1, /quote/],
    ];
    for (const [text, line, reason] of cases) {
      const { values, message } = await refused(read(text, columns), "SOURCE_LINE_INVALID");
      expect(values.line).to.equal(line);
      expect(values.reason).to.match(reason);
      expect(message).not.to.include("secret");
    }
  });

  it("names the line, column and value that is not of its type", async () => {
    const types: [Column, string][] = [
      [integer("b"), "1.0"],
      [integer("b"), "0x10"],
      [integer("b"), "1_000"],
      [integer("b"), `1${"0".repeat(77)}`],
      [{ name: "b", type: "decimal", scale: 2 }, "1.005"],
      [{ name: "b", type: "decimal", scale: 2 }, "1e2"],
      [{ name: "b", type: "decimal", scale: 2 }, ".5"],
      [{ name: "b", type: "decimal", scale: 2 }, "-"],
      [{ name: "b", type: "decimal", scale: 2 }, "1,5"],
      [{ name: "b", type: "double" }, "1.5.2"],
      [{ name: "b", type: "boolean" }, "yes"],
      [{ name: "b", type: "bytes" }, "0x1"],
      [{ name: "b", type: "date" }, "2025-02-29"],
      [{ name: "b", type: "date" }, "01/02/2025"],
      [{ name: "b", type: "time" }, "24:00:01"],
      [{ name: "b", type: "time" }, "12:60"],
      [{ name: "b", type: "timestamp" }, "2025-01-01"],
      [{ name: "b", type: "timestamp" }, "2025-01-01T00:00:00+08:00"],
      [{ name: "b", type: "timestamp" }, "2025-01-01T24:00"],
      [{ name: "b", type: "timestamp" }, "2025-01-01T00:00:00.1234567"],
      [integer("b"), ""],
    ];
    for (const [column, value] of types) {
      const text = `a,b\n"x\n\ny",\n\nz,\nx,"${value}"\ny,\n`;
      const error = await refused(read(text, [{ name: "a", type: "text" }, column]), "SOURCE_VALUE_INVALID");
      expect(error.values, value).to.include({ line: 7, row: 2, column: "b", type: column.type, value });
    }
  });

  it("keeps what a field says exactly", async () => {
    const cases: [Column, string, unknown][] = [
      [integer("a"), "-0", 0n],
      [integer("a"), "+007", 7n],
      [integer("a"), "-9223372036854775809", -9_223_372_036_854_775_809n],
      [{ name: "a", type: "decimal", scale: 3 }, "-0", "0.000"],
      [{ name: "a", type: "decimal", scale: 3 }, "-0.0010", "-0.001"],
      [{ name: "a", type: "decimal", scale: 3 }, "+00012.5", "12.500"],
      [{ name: "a", type: "decimal", scale: 0 }, "12.", "12"],
      [
        { name: "a", type: "decimal", scale: 1 },
        "123456789012345678901234567890.1",
        "123456789012345678901234567890.1",
      ],
      [{ name: "a", type: "double" }, "1e-3", 0.001],
      [{ name: "a", type: "double" }, "-Infinity", Number.NEGATIVE_INFINITY],
      [{ name: "a", type: "double" }, ".1", 0.1],
      [{ name: "a", type: "boolean" }, "TRUE", true],
      [{ name: "a", type: "bytes" }, "0x00Ff", Uint8Array.of(0, 255)],
      [{ name: "a", type: "date" }, "1970-01-01", 0n],
      [{ name: "a", type: "date" }, "2024-02-29", 19_782n],
      [{ name: "a", type: "date" }, "0001-01-01", -719_162n],
      [{ name: "a", type: "time" }, "24:00", 86_400_000_000n],
      [{ name: "a", type: "time" }, "23:59:59.5", 86_399_500_000n],
      [{ name: "a", type: "timestamp" }, "1969-12-31 23:59:59.999999Z", -1n],
      [{ name: "a", type: "timestamp" }, "9999-12-31T23:59", 253_402_300_740_000_000n],
      [{ name: "a", type: "text" }, " x ", " x "],
      [{ name: "a", type: "text" }, "\ufeff", "\ufeff"],
    ];
    for (const [column, text, value] of cases) {
      expect((await read(`a\n${text}\n`, [column])).rows, text).to.deep.equal([[value]]);
    }
  });

  it("knows null from an empty text, a mark of UTF-8, and line endings of both kinds", async () => {
    const columns: Column[] = [{ name: "a", type: "text" }, integer("b")];
    const rows = [
      [null, 1n],
      ["", null],
    ];
    for (const end of ["\n", "\r\n"]) {
      const text = ["a,b", ",1", '"",', ""].join(end);
      expect((await read(text, columns)).rows).to.deep.equal(rows);
      expect((await read(`\ufeff${text}`, columns)).rows).to.deep.equal(rows);
    }
    expect((await read('a,b\r\n,1\n"",\r,', columns)).rows).to.deep.equal([...rows, [null, null]]);
    expect((await read("a\n1\n\n2", [integer("a")])).rows).to.deep.equal([[1n], [null], [2n]]);
  });

  it("reads the same however the file is cut into pieces, and as DuckDB reads it", async () => {
    const cell = fc.oneof(
      fc.constant(""),
      fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "é", " "), maxLength: 6 }),
    );
    const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
    const table = fc.array(fc.tuple(cell, fc.boolean(), cell), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
        const lines = rows.map(([a, isNull, b]) => `${isNull ? "" : quote(a)},${quote(b)}`);
        const bytes = Buffer.from(`a,b\n${lines.join("\n")}\n`);
        async function* pieces() {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
        }
        const found: (string | null)[][] = [];
        const take = (record: CsvRecord) => {
          found.push(
            [0, 1]
              .map((i) => record.field(i))
              .map((field) => (field === undefined ? null : Buffer.from(field).toString())),
          );
        };
        for await (const records of readCsvRecords("x.csv", pieces(), 2, 1_000)) records(take);
        const expected = rows.map(([a, isNull, b]) => [isNull ? null : a, b]);
        expect(found.slice(1)).to.deep.equal(expected);
        const path = ground.write("same.csv", bytes);
        const query = `SELECT a, b FROM read_csv('${path}', auto_detect=false, columns={a: 'VARCHAR', b: 'VARCHAR'}, header=true,
          delim=',', quote='"', escape='"', nullstr='', allow_quoted_nulls=false)`;
        const parquet = await ground.parquet("same.parquet", query);
        expect((await ground.valuesOf(parquet)).rows).to.deep.equal(expected);
      }),
      { numRuns: 25 },
    );
  });

  it("names a column that is there twice, has no name, or is another than the schema's", async () => {
    const cases: [string, string][] = [
      ["a,a\n1,2\n", "a"],
      ["a,\n1,2\n", ""],
      ["a\n1\n", "b"],
      ["a,c\n1,2\n", "c"],
      ["a,b,c\n1,2,3\n", "c"],
      ["b,a\n1,2\n", "b"],
    ];
    for (const [text, column] of cases) {
      const error = await refused(read(text, [integer("a"), integer("b")]), "SOURCE_COLUMNS_INVALID");
      expect(error.values.column, text).to.equal(column);
    }
    await refused(read("a,b\n1,2\n", [integer("a"), integer("a")]), "CONTENT_SCHEMA_INVALID");
  });

  it("refuses an empty file, and publishes none without rows", async () => {
    for (const text of ["", "\ufeff"]) await refused(read(text, [integer("a")]), "SOURCE_EMPTY");
    const path = ground.write("headed.csv", "a\n");
    await refused(ground.publish(path, { columns: [integer("a")] }), "SOURCE_EMPTY");
    await refused(ground.publish(ground.write("empty.bin", "")), "SOURCE_EMPTY");
    for (const missing of ["nothing.csv", "."]) await refused(ground.publish(missing), "SOURCE_UNREADABLE");
  });

  it("finds the narrowest type that every field of a column has", async () => {
    const path = ground.write(
      "types.csv",
      "flag,n,amount,ratio,day,at,mixed,name,none\ntrue,1,1.5,1e3,2025-01-01,2025-01-01T00:00Z,1,a,\nfalse,-2,2,2.5,2025-01-02,2025-01-01 00:00:30,x,b,\n,,3.125,,,,,,\n",
    );
    expect(await detectCsvColumns({ file: openSource(path) })).to.deep.equal([
      { name: "flag", type: "boolean" },
      { name: "n", type: "integer" },
      { name: "amount", type: "decimal", scale: 3 },
      { name: "ratio", type: "double" },
      { name: "day", type: "date" },
      { name: "at", type: "timestamp" },
      { name: "mixed", type: "text" },
      { name: "name", type: "text" },
      { name: "none", type: "text" },
    ]);
    await refused(detectCsvColumns({ file: openSource(ground.write("b.csv", "a\n1,2\n")) }), "SOURCE_LINE_INVALID");
  });

  it("reads a file whose name looks like a pattern or a piece of SQL, and no other", async () => {
    ground.write("a1.csv", "a\n9\n");
    for (const name of ["a[1].csv", "a*.csv", "a?.csv", "it's.csv"]) {
      const found = await ground.valuesOf(ground.write(name, "a\n1\n"), { columns: [integer("a")] });
      expect(found.rows).to.deep.equal([[1n]]);
    }
  });
});
