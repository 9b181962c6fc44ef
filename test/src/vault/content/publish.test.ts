import { appendFileSync, existsSync, readdirSync, renameSync, truncateSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "chai";
import { encodeValue } from "../../../../src/sdk/data/model/content/encode-value.ts";
import { decodeRow } from "../../../../src/sdk/data/model/content/row.ts";
import { type Column, columnsOf } from "../../../../src/sdk/data/model/content/schema.ts";
import { verifyContentDisclosure } from "../../../../src/sdk/data/model/content/verify-disclosure.ts";
import { readExtraction } from "../../../../src/sdk/data/model/extraction/read.ts";
import { loadAsCsv } from "../../../../src/simulator/load/half-hourly-load.ts";
import { contentFixture, TEST_RESOURCE, TEST_SEED } from "../../../../src/testing/content.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { publishingGround } from "../../../../src/testing/published.ts";
import { diskFolders } from "../../../../src/vault/content/files.ts";
import { extractRows, findRuns, proveRows } from "../../../../src/vault/content/prove.ts";
import { publishContent } from "../../../../src/vault/content/publish.ts";

const COLUMNS: readonly Column[] = [
  { name: "factory", type: "text" },
  { name: "at", type: "timestamp" },
  { name: "kwh", type: "decimal", scale: 3 },
  { name: "peak_kw", type: "double" },
  { name: "quality", type: "text" },
];
const DAYS = 40;
const COUNT = 3 * DAYS * 48;

describe("vault: publishing", () => {
  const ground = publishingGround();
  after(() => ground.close());
  const csv = ground.write("load.csv", [...loadAsCsv({ seed: 5, factories: 3, days: DAYS })].join(""));
  const toParquet = (name: string, options = "") =>
    ground.parquet(
      name,
      `SELECT factory, CAST("at" AS TIMESTAMP) AS "at", CAST(kwh AS DECIMAL(12,3)) AS kwh, CAST(peak_kw AS DOUBLE) AS peak_kw, quality
       FROM read_csv('${csv}', all_varchar=true)`,
      options,
    );

  it("gives one root for the same rows, of CSV and Parquet, whatever the threads and the row groups", async () => {
    const first = await ground.publish(csv, { columns: COLUMNS });
    expect(first.count).to.equal(COUNT);
    const roots = new Set([first.root]);
    for (const [readers, threads] of [
      [1, 1],
      [2, 2],
      [4, 3],
    ] as const) {
      roots.add((await ground.publish(csv, { columns: COLUMNS, readers, threads })).root);
    }
    for (const group of [2_048, 4_096, 122_880]) {
      const parquet = await toParquet(`load-${group}.parquet`, `, ROW_GROUP_SIZE ${group}`);
      for (const readers of [1, 4]) roots.add((await ground.publish(parquet, { readers, threads: readers - 1 })).root);
    }
    expect(roots.size).to.equal(1);
    const other = await ground.publish(csv, { columns: COLUMNS, seed: TEST_SEED.toReversed() });
    expect(other.root).not.to.equal(first.root);
  }).timeout(20_000);

  it("gives the root of the model, and rows in the file's order", async () => {
    const path = ground.write("small.csv", 'id,name\n1,a\n,""\n-3,\n4,"x, ""y""\nz"\n');
    const columns: Column[] = [
      { name: "id", type: "integer" },
      { name: "name", type: "text" },
    ];
    const published = await ground.publish(path, { columns });
    const values = [
      [1n, "a"],
      [null, ""],
      [-3n, null],
      [4n, 'x, "y"\nz'],
    ];
    const model = contentFixture({ schema: { kind: "table", columns }, values });
    expect(published.root).to.equal(model.root);
    const stored = ground.open(published.folder);
    expect(
      [...stored.readRows({ from: 0, to: 4 })].map(({ bytes }) => Buffer.from(bytes).toString("hex")),
    ).to.deep.equal([Buffer.concat(model.rows).toString("hex")]);
  });

  it("proves rows and columns of what it stored, and finds and extracts one factory's", async () => {
    const published = await ground.publish(csv, { columns: COLUMNS });
    const stored = ground.open(published.folder);
    for (const rows of [[0], [COUNT - 1], [63, 64, 4_095, 4_096], [17]]) {
      const disclosure = proveRows({ stored, seed: TEST_SEED, rows, columns: ["at", "kwh"] });
      const proved = verifyContentDisclosure(published, JSON.parse(JSON.stringify(disclosure)));
      expect(proved.map(({ index }) => index)).to.deep.equal(rows);
      for (const { index, values } of proved) {
        const [batch] = stored.readRows({ from: index, to: index + 1 });
        const row = decodeRow(batch?.bytes as Uint8Array, COLUMNS);
        expect([...values]).to.deep.equal([
          ["at", row[1]],
          ["kwh", row[2]],
        ]);
      }
    }
    const runs = findRuns(stored, "factory", [encodeValue("F002", COLUMNS[0] as Column)]);
    expect(runs).to.deep.equal([{ from: DAYS * 48, to: 2 * DAYS * 48 }]);
    const estimated = findRuns(stored, "quality", [encodeValue("estimated", COLUMNS[4] as Column)]);
    for (const [wanted, columns] of [
      [runs, undefined],
      [estimated, ["quality", "kwh"]],
      [undefined, undefined],
    ] as const) {
      const parameters = { stored, seed: TEST_SEED };
      const withRuns = wanted === undefined ? parameters : { ...parameters, runs: wanted };
      let seen = 0;
      for await (const rows of readExtraction(
        published,
        extractRows(columns === undefined ? withRuns : { ...withRuns, columns }),
      )) {
        seen += rows.count;
        if (columns !== undefined) expect(rows.values(0)).to.deep.include("estimated").and.include(undefined);
      }
      expect(seen).to.equal((wanted ?? [{ from: 0, to: COUNT }]).reduce((sum, { from, to }) => sum + to - from, 0));
    }
  }).timeout(20_000);

  it("publishes any file in chunks of which each can be proved", async () => {
    const bytes = Uint8Array.from({ length: 2_500 }, (_, i) => i % 251);
    for (const [size, chunks] of [
      [2_500, 3],
      [2_000, 2],
      [1, 1],
    ] as const) {
      const published = await ground.publish(ground.write(`any-${size}.bin`, bytes.subarray(0, size)));
      expect(published.count).to.equal(chunks);
      const stored = ground.open(published.folder);
      const [last] = verifyContentDisclosure(published, proveRows({ stored, seed: TEST_SEED, rows: [chunks - 1] }));
      expect(last?.values.get("chunk")).to.deep.equal(bytes.slice(1_000 * (chunks - 1), size));
    }
  });

  it("refuses rows and columns that are not there", async () => {
    const stored = ground.open((await ground.publish(ground.write("one.bin", "x"))).folder);
    const common = { stored, seed: TEST_SEED };
    for (const rows of [[1], [-1], [0, 0], [0.5]])
      await refused(() => proveRows({ ...common, rows }), "CONTENT_PROOF_INVALID");
    await refused(() => proveRows({ ...common, rows: [0], columns: ["x"] }), "CONTENT_PROOF_INVALID");
    await refused(() => extractRows({ ...common, columns: ["x"] }), "CONTENT_PROOF_INVALID");
    await refused(() => extractRows({ ...common, runs: [] }), "CONTENT_PROOF_INVALID");
    await refused(() => extractRows({ ...common, runs: [{ from: 0, to: 2 }] }), "CONTENT_PROOF_INVALID");
    await refused(() => findRuns(stored, "x", []), "CONTENT_PROOF_INVALID");
  });

  it("leaves nothing behind when it fails, and never writes over a content", async () => {
    const path = ground.write("bad.csv", `id\n${"1\n".repeat(9_000)}x\n`);
    const columns: Column[] = [{ name: "id", type: "integer" }];
    const { file, source } = await ground.source(path, { columns });
    const folder = ground.target();
    const common = { resource: TEST_RESOURCE, version: 1, seed: TEST_SEED, folders: diskFolders };
    await refused(publishContent({ ...common, file, source, folder }), "SOURCE_VALUE_INVALID");
    expect(readdirSync(ground.folder).filter((name) => name.startsWith(basename(folder)))).to.deep.equal([]);
    const good = await ground.publish(ground.write("good.csv", "id\n1\n"), { columns });
    const again = await ground.source(join(ground.folder, "good.csv"), { columns });
    const error = await refused(
      publishContent({ ...common, ...again, folder: good.folder }),
      "PUBLISHED_CONTENT_EXISTS",
    );
    expect(error.values.path).to.equal(good.folder);
    expect(readdirSync(good.folder).sort()).to.deep.equal(["content.json", "nodes", "offsets", "rows"]);
  });

  it("puts one of two contents in its place that are published into one folder at once, and it is whole", async () => {
    const columns: Column[] = [{ name: "id", type: "integer" }];
    const path = ground.write("both.csv", `id\n${"7\n".repeat(20_000)}`);
    const folder = ground.target();
    const common = { resource: TEST_RESOURCE, version: 1, folders: diskFolders, folder, threads: 1 };
    const publish = async (seed: Uint8Array) =>
      publishContent({ ...common, ...(await ground.source(path, { columns })), seed });
    const results = await Promise.allSettled([publish(TEST_SEED), publish(TEST_SEED.toReversed())]);
    const [kept, ...others] = results.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    expect(others).to.deep.equal([]);
    const codes = results.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []));
    expect(codes).to.deep.equal(["PUBLISHED_CONTENT_EXISTS"]);
    expect(ground.open(folder).root).to.equal(kept?.root);
    expect(readdirSync(ground.folder).filter((name) => name.startsWith(basename(folder)))).to.deep.equal([
      basename(folder),
    ]);
  });

  it("finds a file that was changed or replaced while it was read", async () => {
    const columns: Column[] = [{ name: "id", type: "integer" }];
    const path = ground.write("moving.csv", "id\n1\n2\n");
    const change: (() => void)[] = [
      () => appendFileSync(path, "3\n"),
      () => renameSync(ground.write("other.csv", "id\n1\n2\n"), path),
      () => writeFileSync(path, "id\n1\n9\n"),
    ];
    for (const act of change) {
      const { file, source } = await ground.source(path, { columns });
      async function* batches() {
        yield* source.batches;
        act();
      }
      const folder = ground.target();
      const changing = { schema: source.schema, batches: batches(), close: () => source.close() };
      const common = { resource: TEST_RESOURCE, version: 1, seed: TEST_SEED, folders: diskFolders };
      const error = await refused(publishContent({ ...common, file, source: changing, folder }), "SOURCE_CHANGED");
      expect(error.values.path).to.equal(path);
      expect(existsSync(folder)).to.equal(false);
    }
  });

  it("does not open a content whose files are damaged", async () => {
    for (const name of ["content.json", "nodes", "offsets", "rows"]) {
      const { folder } = await ground.publish(ground.write("whole.csv", "id\n1\n2\n"), {
        columns: [{ name: "id", type: "integer" }],
      });
      truncateSync(join(folder, name), 5);
      await refused(() => ground.open(folder), "PUBLISHED_CONTENT_DAMAGED");
    }
    await refused(() => ground.open(join(ground.folder, "nowhere")), "PUBLISHED_CONTENT_DAMAGED");
  });

  it("has a schema of the file's own columns", async () => {
    const parquet = await toParquet("own.parquet");
    const stored = ground.open((await ground.publish(parquet)).folder);
    expect(columnsOf(stored.content.schema)).to.deep.equal(COLUMNS);
  });
});
