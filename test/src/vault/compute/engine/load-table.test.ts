import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect } from "chai";
import { openTestEngine } from "../../../../../src/testing/compute.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import type { TableColumn, TableFile } from "../../../../../src/vault/compute/engine/protocol.ts";
import type { Cell } from "../../../../../src/vault/compute/values/cell.ts";

const column = (name: string, type: string, others: Partial<TableColumn> = {}): TableColumn => {
  const plain: TableColumn = { name, type, nullable: false, unique: false };
  return { ...plain, ...others };
};

describe("tables of an engine", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "tables-"));
  });

  after(() => rmSync(folder, { recursive: true }));

  async function load(table: Omit<TableFile, "name">, sql = "SELECT * FROM x"): Promise<readonly (readonly Cell[])[]> {
    const engine = openTestEngine();
    try {
      await engine.load([{ name: "x", ...table }]);
      return (await engine.run(sql, [], 100)).rows;
    } finally {
      await engine.close();
    }
  }

  function csv(text: string, ...columns: TableColumn[]): Omit<TableFile, "name"> {
    const path = join(folder, "x.csv");
    writeFileSync(path, text);
    return { path, format: "csv", columns };
  }

  it("have the columns that are named, in their types, and no others", async () => {
    const text = 'secret,a,b,c,d\ns,1,2.50,2024-02-29,"x, ""y"""\ns,-2,0.001,1999-12-31,\n';
    const columns = [
      column("a", "BIGINT"),
      column("b", "DECIMAL(6,3)"),
      column("c", "DATE"),
      column("d", "VARCHAR", { nullable: true }),
    ];
    expect(await load(csv(text, ...columns))).to.deep.equal([
      [1n, 2_500n, 19_782n, 'x, "y"'],
      [-2n, 1n, 10_956n, null],
    ]);
  });

  it("are read from Parquet, floating point as decimals", async () => {
    const path = join(folder, "x.parquet");
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await connection.run(
      `COPY (SELECT 0.1::DOUBLE + 0.2::DOUBLE AS a, TIMESTAMP '2024-02-29 12:30:00.000001' AS b, true AS c) TO '${path}' (FORMAT parquet)`,
    );
    connection.closeSync();
    const columns = [column("a", "DECIMAL(12,3)"), column("b", "TIMESTAMP"), column("c", "BOOLEAN")];
    expect(await load({ path, format: "parquet", columns })).to.deep.equal([[300n, 1_709_209_800_000_001n, true]]);
  });

  for (const [name, text, columns, place] of [
    ["a value that is not of its type", "a\n1\nx\n", [column("a", "BIGINT")], ""],
    ["a value that is too large", "a\n1000.0\n", [column("a", "DECIMAL(6,3)")], ""],
    ["not a number", "a\nNaN\n", [column("a", "DECIMAL(6,3)")], ""],
    ["a missing value", "a,b\n1,x\n,x\n", [column("a", "BIGINT")], "a"],
    ["a missing column", "b\n1\n", [column("a", "BIGINT")], ""],
    ["a text that is not NFC", "a\nA\u030a\n", [column("a", "VARCHAR")], "a"],
    ["a key that is there twice", "a\nx\ny\nx\n", [column("a", "VARCHAR", { unique: true })], "a"],
    ["a day without end", "a\ninfinity\n", [column("a", "DATE")], "a"],
    ["a year of five digits", "a\n12024-01-01\n", [column("a", "DATE")], "a"],
    ["a year before all", "a\n0044-03-15 (BC)\n", [column("a", "DATE")], "a"],
  ] as const) {
    it(`are refused with ${name}`, async () => {
      const error = await refused(load(csv(text, ...columns)), "QUERY_INPUT_INVALID");
      expect(error.values).to.include({ table: "x", column: place });
      // What is in the file, and where it lies, is told to the owner alone.
      const told = `${error.message} ${JSON.stringify(error.values)}`;
      for (const secret of ["1000", folder]) expect(told).not.to.contain(secret);
    });
  }

  it("are refused when there is no file", () =>
    refused(
      load({ path: join(folder, "none.csv"), format: "csv", columns: [column("a", "BIGINT")] }),
      "QUERY_INPUT_INVALID",
    ));
});
