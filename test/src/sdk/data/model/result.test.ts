import { expect } from "chai";
import { concat, id, keccak256 } from "ethers";
import { algorithmHash } from "../../../../../src/sdk/data/model/algorithm.ts";
import { contentSchemaHash } from "../../../../../src/sdk/data/model/content/schema.ts";
import { verifyResult } from "../../../../../src/sdk/data/model/parse-result.ts";
import { resultHash } from "../../../../../src/sdk/data/model/result.ts";
import type { ResultDocument } from "../../../../../src/sdk/data/model/result-document.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const ONE = `0x${"11".repeat(32)}`;
const TWO = `0x${"22".repeat(32)}`;

const DOCUMENT: ResultDocument = {
  form: "tallystick/result/v1",
  algorithm: ONE,
  inputs: [
    { table: "load", contentRoot: ONE },
    { table: "factory", contentRoot: TWO },
  ],
  columns: [
    { name: "region", type: "text" },
    { name: "kwh", type: "decimal", scale: 3 },
    { name: "n", type: "integer" },
    { name: "metered", type: "boolean" },
    { name: "opened", type: "date" },
    { name: "started", type: "timestamp" },
  ],
  rows: [
    [
      "Ångström",
      "-12.500",
      "170141183460469231731687303715884105727",
      true,
      "1968-02-29",
      "2024-02-29T23:59:59.999999Z",
    ],
    ["", "0.000", "0", false, "1970-01-01", "1969-12-31T23:59:59.999999Z"],
    [null, null, null, null, null, null],
  ],
};
const HASH = "0x51b2f74155b74b0fbeeeeff7e930ba0743367f507c201da8a1d8c79db6491447";

const withCell = (index: number, cell: unknown): ResultDocument => {
  const [first = [], ...others] = DOCUMENT.rows;
  const changed = first.map((each, at) => (at === index ? cell : each)) as typeof first;
  return { ...DOCUMENT, rows: [changed, ...others] };
};

describe("results of computations", () => {
  it("have the hash that is written down here", () => {
    expect(resultHash(DOCUMENT)).to.equal(HASH);
    expect(verifyResult(JSON.parse(JSON.stringify(DOCUMENT)), HASH)).to.deep.equal(DOCUMENT);
  });

  it("are hashed as the guide says", () => {
    const columns = [{ name: "n", type: "integer" }] as const;
    const inputs = [{ table: "load", contentRoot: ONE }];
    const ofInputs = `{"form":"tallystick/inputs/v1","inputs":[{"contentRoot":"${ONE}","table":"load"}]}`;
    const head = [id("Tallystick result v1"), ONE, id(ofInputs), contentSchemaHash({ kind: "table", columns })];
    // An integer is 0x02, its number of bytes, and its bytes.
    const rows = keccak256("0x02010502020100");
    expect(resultHash({ ...DOCUMENT, columns, inputs, rows: [["5"], ["256"]] })).to.equal(
      keccak256(concat([...head, "0x0000000000000002", rows])),
    );
  });

  it("do not depend on the order of their inputs, nor on the case of a root", () => {
    const inputs = [...DOCUMENT.inputs].reverse();
    expect(resultHash({ ...DOCUMENT, inputs })).to.equal(HASH);
    const letters = `0x${"ab".repeat(32)}`;
    const upper = [{ table: "load", contentRoot: letters.toUpperCase().replace("0X", "0x") }];
    expect(resultHash({ ...DOCUMENT, inputs: upper })).to.equal(
      resultHash({ ...DOCUMENT, inputs: [{ table: "load", contentRoot: letters }] }),
    );
  });

  const [column, ...columns] = DOCUMENT.columns as [(typeof DOCUMENT.columns)[number]];
  const others: Record<string, ResultDocument> = {
    "another algorithm": { ...DOCUMENT, algorithm: TWO },
    "another input": { ...DOCUMENT, inputs: [{ table: "load", contentRoot: TWO }] },
    "an input of another table": { ...DOCUMENT, inputs: [{ table: "loads", contentRoot: ONE }] },
    "another name of a column": { ...DOCUMENT, columns: [{ ...column, name: "area" }, ...columns] },
    "a row less": { ...DOCUMENT, rows: DOCUMENT.rows.slice(1) },
    "rows in another order": { ...DOCUMENT, rows: [...DOCUMENT.rows].reverse() },
    "a row twice": { ...DOCUMENT, rows: [...DOCUMENT.rows, DOCUMENT.rows[2] as []] },
    "another text": withCell(0, "Angström"),
    "another decimal": withCell(1, "12.500"),
    "an empty cell": withCell(3, null),
    "another time": withCell(5, "2024-02-29T23:59:59.999998Z"),
  };
  for (const [name, document] of Object.entries(others)) {
    it(`have another hash with ${name}`, async () => {
      expect(resultHash(document)).not.to.equal(HASH);
      await refused(() => verifyResult(document, HASH), "RESULT_MISMATCH");
    });
  }

  const invalid: Record<string, [number, unknown, string]> = {
    "a text that is not NFC": [0, "Ångström".normalize("NFD"), "RESULT_INVALID"],
    "a decimal with fewer digits": [1, "-12.5", "CONTENT_VALUE_INVALID"],
    "a decimal with a needless zero": [1, "012.500", "CONTENT_VALUE_INVALID"],
    "nothing below nothing": [1, "-0.000", "CONTENT_VALUE_INVALID"],
    "a number": [2, 5, "RESULT_INVALID"],
    "an integer with a needless zero": [2, "05", "RESULT_INVALID"],
    "an integer below nothing": [2, "-0", "RESULT_INVALID"],
    "a truth as a text": [3, "true", "RESULT_INVALID"],
    "a day that there is not": [4, "2023-02-29", "RESULT_INVALID"],
    "a time of another zone": [5, "2024-02-29T23:59:59.999999+00:00", "RESULT_INVALID"],
    "a time of fewer digits": [5, "2024-02-29T23:59:59.999Z", "RESULT_INVALID"],
    "a time that there is not": [5, "2024-02-29T24:00:00.000000Z", "RESULT_INVALID"],
  };
  for (const [name, [index, cell, code]] of Object.entries(invalid)) {
    it(`are refused with ${name}`, () => refused(() => verifyResult(withCell(index, cell), HASH), code));
  }

  for (const [name, document, field] of [
    ["nothing", null, ""],
    ["another form", { ...DOCUMENT, form: "tallystick/result/v2" }, "form"],
    ["no rows", { ...DOCUMENT, rows: undefined }, "rows"],
    ["a member more", { ...DOCUMENT, note: "x" }, "note"],
    ["a short row", { ...DOCUMENT, rows: [["x"]] }, "rows[0]"],
    ["a short root", { ...DOCUMENT, inputs: [{ table: "load", contentRoot: "0x11" }] }, "inputs[0].contentRoot"],
  ] as const) {
    it(`are refused with ${name}`, async () => {
      const error = await refused(() => verifyResult(document, HASH), "RESULT_INVALID");
      expect(error.values.field).to.equal(field);
    });
  }
});

describe("algorithms of computations", () => {
  const sql = "SELECT region, sum(kwh) FROM load GROUP BY region";
  const algorithm = { query: { sql }, parameters: {}, policyHash: ONE, engine: "duckdb v1.5.6" };
  const hash = algorithmHash(algorithm);

  it("have the hash that is written down here", () => {
    expect(hash).to.equal("0x61035bdbff3fae7a87ab910190b55f5a3dba454cb88075cf87bb6b7d87433dfa");
  });

  it("have another hash with another statement, name, parameter, policy or engine", () => {
    const hashes = [
      hash,
      algorithmHash({ ...algorithm, query: { sql: `${sql} ` } }),
      algorithmHash({ ...algorithm, query: { name: sql } }),
      algorithmHash({ ...algorithm, parameters: { since: "2024-01-01" } }),
      algorithmHash({ ...algorithm, parameters: { since: true } }),
      algorithmHash({ ...algorithm, policyHash: TWO }),
      algorithmHash({ ...algorithm, engine: "duckdb v1.5.7" }),
    ];
    expect(new Set(hashes).size).to.equal(hashes.length);
  });
});
