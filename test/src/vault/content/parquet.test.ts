import { expect } from "chai";
import type { Column } from "../../../../src/sdk/data/model/content/schema.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { publishingGround } from "../../../../src/testing/published.ts";
import { openSource } from "../../../../src/vault/content/files.ts";
import { openChunks } from "../../../../src/vault/content/source/chunks.ts";

const integer = (name: string): Column => ({ name, type: "integer" });

describe("vault: Parquet files, and any files", () => {
  const ground = publishingGround();
  after(() => ground.close());
  it("has each type of DuckDB as a column type, exactly", async () => {
    const query = `SELECT true AS b, 1::TINYINT AS i8, 65535::USMALLINT AS u16, -5::BIGINT AS i64, 18446744073709551615::UBIGINT AS u64,
      -170141183460469231731687303715884105727::HUGEINT AS i128, 0.1::FLOAT AS f32, 0.1::DOUBLE AS f64, -1.50::DECIMAL(9,2) AS dec,
      'é' AS t, '\\x00\\xFF'::BLOB AS raw, DATE '1969-12-31' AS d, TIME '23:59:59.000001' AS tm, TIMESTAMP '1970-01-01 00:00:00.000001' AS ts,
      TIMESTAMP_MS '1970-01-01 00:00:00.001' AS ms, TIMESTAMPTZ '1970-01-01 08:00:00+08' AS tz, 'f47ac10b-58cc-4372-a567-0e02b2c3d479'::UUID AS id,
      NULL::INTEGER AS n`;
    const { columns, rows } = await ground.valuesOf(await ground.parquet("types.parquet", query));
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
      expect((await refused(ground.valuesOf(path), "SOURCE_TYPE_UNSUPPORTED")).values.column).to.equal("strange");
    }
  });

  it("names row and column of an infinite time, which is not null", async () => {
    const cases = ["'infinity'::TIMESTAMP", "'-infinity'::TIMESTAMPTZ", "'infinity'::DATE", "'-infinity'::DATE"];
    for (const [i, value] of cases.entries()) {
      const path = await ground.parquet(
        `infinite-${i}.parquet`,
        `SELECT 1 AS a, NULL AS b UNION ALL SELECT 2, ${value}`,
      );
      const error = await refused(ground.valuesOf(path), "SOURCE_VALUE_INVALID");
      expect(error.values).to.include({ row: 1, column: "b", value: "infinity" });
    }
  });

  it("names a column that is another than the schema's", async () => {
    const path = await ground.parquet("two.parquet", "SELECT 1 AS a, 1.5::DECIMAL(4,1) AS b");
    const decimal = (scale: number): Column => ({ name: "b", type: "decimal", scale });
    await ground.valuesOf(path, { columns: [integer("a"), decimal(1)] });
    for (const columns of [[integer("a")], [integer("x"), decimal(1)]]) {
      await refused(ground.valuesOf(path, { columns }), "SOURCE_COLUMNS_INVALID");
    }
    const error = await refused(
      ground.valuesOf(path, { columns: [integer("a"), decimal(2)] }),
      "SOURCE_TYPE_UNSUPPORTED",
    );
    expect(error.values.column).to.equal("b");
  });

  it("refuses a file that is none", async () => {
    const error = await refused(ground.valuesOf(ground.write("text.parquet", "PAR1 and nothing")), "SOURCE_UNREADABLE");
    expect(error.values.path).to.match(/text\.parquet$/);
  });

  it("names a row that is larger than a row may be", async () => {
    const columns: Column[] = [integer("a"), { name: "b", type: "text" }, { name: "c", type: "text" }];
    const half = "x".repeat(2 ** 23);
    const path = await ground.parquet(
      "large.parquet",
      `SELECT 1 AS a, repeat('x', ${2 ** 23}) AS b, repeat('x', ${2 ** 23}) AS c`,
    );
    const error = await refused(ground.valuesOf(path), "SOURCE_ROW_TOO_LARGE");
    expect(error.values).to.include({ row: 0 });
    const large = ground.write("large.csv", `a,b,c\n1,${half},${half}\n`);
    await refused(ground.valuesOf(large, { columns }), "SOURCE_ROW_TOO_LARGE");
    const endless = ground.write("endless.csv", `a,b,c\n1,2,3\n4,"${half}${half}${half}${half}`);
    expect((await refused(ground.valuesOf(endless, { columns }), "SOURCE_LINE_INVALID")).values.line).to.equal(3);
  });

  it("refuses a chunk size that a row may not have", async () => {
    const file = openSource(ground.write("c.bin", "x"));
    await refused(() => openChunks({ file, chunkSize: 2 ** 24 }), "CONTENT_SCHEMA_INVALID");
  });
});
