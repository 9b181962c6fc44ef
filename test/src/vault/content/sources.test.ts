import { expect } from "chai";
import fc from "fast-check";
import { decodeRow } from "../../../../src/sdk/data/model/content/row.ts";
import { type Column, columnsOf } from "../../../../src/sdk/data/model/content/schema.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { type PublishOptions, publishingGround } from "../../../../src/testing/published.ts";
import { openSource } from "../../../../src/vault/content/files.ts";
import { openChunks } from "../../../../src/vault/content/source/chunks.ts";
import { detectCsvColumns } from "../../../../src/vault/content/source/csv.ts";
import { type CsvRecord, readCsvRecords } from "../../../../src/vault/content/source/csv-records.ts";

const integer = (name: string): Column => ({ name, type: "integer" });

describe("vault: sources of contents", () => {
  const ground = publishingGround();
  after(() => ground.close());

  const valuesOf = async (path: string, options: PublishOptions = {}) => {
    const { source } = await ground.source(path, options);
    try {
      const columns = columnsOf(source.schema);
      const rows = [];
      for await (const { bytes, ends } of source.batches) {
        for (let i = 0; i < ends.length; i += columns.length) {
          rows.push(decodeRow(bytes.subarray(i === 0 ? 0 : ends[i - 1], ends[i + columns.length - 1]), columns));
        }
      }
      return { columns, rows };
    } finally {
      await source.close();
    }
  };

  describe("CSV", () => {
    const read = (text: string | Uint8Array, columns: readonly Column[]) =>
      valuesOf(ground.write("a.csv", text), { columns });

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
          expect((await valuesOf(parquet)).rows).to.deep.equal(expected);
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
        const found = await valuesOf(ground.write(name, "a\n1\n"), { columns: [integer("a")] });
        expect(found.rows).to.deep.equal([[1n]]);
      }
    });
  });

  describe("Parquet", () => {
    it("has each type of DuckDB as a column type, exactly", async () => {
      const query = `SELECT true AS b, 1::TINYINT AS i8, 65535::USMALLINT AS u16, -5::BIGINT AS i64, 18446744073709551615::UBIGINT AS u64,
        -170141183460469231731687303715884105727::HUGEINT AS i128, 0.1::FLOAT AS f32, 0.1::DOUBLE AS f64, -1.50::DECIMAL(9,2) AS dec,
        'é' AS t, '\\x00\\xFF'::BLOB AS raw, DATE '1969-12-31' AS d, TIME '23:59:59.000001' AS tm, TIMESTAMP '1970-01-01 00:00:00.000001' AS ts,
        TIMESTAMP_MS '1970-01-01 00:00:00.001' AS ms, TIMESTAMPTZ '1970-01-01 08:00:00+08' AS tz, 'f47ac10b-58cc-4372-a567-0e02b2c3d479'::UUID AS id,
        NULL::INTEGER AS n`;
      const { columns, rows } = await valuesOf(await ground.parquet("types.parquet", query));
      const expected: [string, string, unknown][] = [
        ["b", "boolean", true],
        ["i8", "integer", 1n],
        ["u16", "integer", 65_535n],
        ["i64", "integer", -5n],
        ["u64", "integer", 18_446_744_073_709_551_615n],
        ["i128", "double", -1.7014118346046923e38], // as DuckDB writes it to Parquet
        ["f32", "double", Math.fround(0.1)],
        ["f64", "double", 0.1],
        ["dec", "decimal", "-1.50"],
        ["t", "text", "é"],
        ["raw", "bytes", Uint8Array.of(0, 255)],
        ["d", "date", -1n],
        ["tm", "time", 86_399_000_001n],
        ["ts", "timestamp", 1n],
        ["ms", "timestamp", 1_000n],
        ["tz", "timestamp", 0n],
        ["id", "text", "f47ac10b-58cc-4372-a567-0e02b2c3d479"],
        ["n", "integer", null],
      ];
      expect(columns.map(({ name, type }) => [name, type])).to.deep.equal(expected.map(([name, type]) => [name, type]));
      expect(rows).to.deep.equal([expected.map(([, , value]) => value)]);
    });

    it("names a column of a type that it has none for", async () => {
      const cases = ["[1, 2]", "{'x': 1}", "MAP {'a': 1}", "TIMESTAMP_NS '2025-01-01'", "INTERVAL 1 DAY"];
      for (const [i, value] of cases.entries()) {
        const path = await ground.parquet(`unsupported-${i}.parquet`, `SELECT 1 AS fine, ${value} AS strange`);
        expect((await refused(valuesOf(path), "SOURCE_TYPE_UNSUPPORTED")).values.column).to.equal("strange");
      }
    });

    it("names row and column of an infinite time, which is not null", async () => {
      const cases = ["'infinity'::TIMESTAMP", "'-infinity'::TIMESTAMPTZ", "'infinity'::DATE", "'-infinity'::DATE"];
      for (const [i, value] of cases.entries()) {
        const path = await ground.parquet(
          `infinite-${i}.parquet`,
          `SELECT 1 AS a, NULL AS b UNION ALL SELECT 2, ${value}`,
        );
        const error = await refused(valuesOf(path), "SOURCE_VALUE_INVALID");
        expect(error.values).to.include({ row: 1, column: "b", value: "infinity" });
      }
    });

    it("names a column that is another than the schema's", async () => {
      const path = await ground.parquet("two.parquet", "SELECT 1 AS a, 1.5::DECIMAL(4,1) AS b");
      const decimal = (scale: number): Column => ({ name: "b", type: "decimal", scale });
      await valuesOf(path, { columns: [integer("a"), decimal(1)] });
      for (const columns of [[integer("a")], [integer("x"), decimal(1)]]) {
        await refused(valuesOf(path, { columns }), "SOURCE_COLUMNS_INVALID");
      }
      const error = await refused(valuesOf(path, { columns: [integer("a"), decimal(2)] }), "SOURCE_TYPE_UNSUPPORTED");
      expect(error.values.column).to.equal("b");
    });

    it("refuses a file that is none", async () => {
      const error = await refused(valuesOf(ground.write("text.parquet", "PAR1 and nothing")), "SOURCE_UNREADABLE");
      expect(error.values.path).to.match(/text\.parquet$/);
    });
  });

  it("names a row that is larger than a row may be", async () => {
    const columns: Column[] = [integer("a"), { name: "b", type: "text" }, { name: "c", type: "text" }];
    const half = "x".repeat(2 ** 23);
    const path = await ground.parquet(
      "large.parquet",
      `SELECT 1 AS a, repeat('x', ${2 ** 23}) AS b, repeat('x', ${2 ** 23}) AS c`,
    );
    const error = await refused(valuesOf(path), "SOURCE_ROW_TOO_LARGE");
    expect(error.values).to.include({ row: 0 });
    const large = ground.write("large.csv", `a,b,c\n1,${half},${half}\n`);
    await refused(valuesOf(large, { columns }), "SOURCE_ROW_TOO_LARGE");
    const endless = ground.write("endless.csv", `a,b,c\n1,2,3\n4,"${half}${half}${half}${half}`);
    expect((await refused(valuesOf(endless, { columns }), "SOURCE_LINE_INVALID")).values.line).to.equal(3);
  });

  it("refuses a chunk size that a row may not have", async () => {
    const file = openSource(ground.write("c.bin", "x"));
    await refused(() => openChunks({ file, chunkSize: 2 ** 24 }), "CONTENT_SCHEMA_INVALID");
  });
});
