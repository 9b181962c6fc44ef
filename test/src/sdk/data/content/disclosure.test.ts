import { expect } from "chai";
import { concat, hexlify, keccak256 } from "ethers";
import fc from "fast-check";
import type { TallyError } from "../../../../../src/lib/errors.ts";
import type {
  ContentDisclosure,
  DisclosedRow,
  ShownColumn,
} from "../../../../../src/sdk/data/model/content/disclosure.ts";
import { saltsOf } from "../../../../../src/sdk/data/model/content/salts.ts";
import type { Column, ContentSchema } from "../../../../../src/sdk/data/model/content/schema.ts";
import type { ContentValue } from "../../../../../src/sdk/data/model/content/value.ts";
import { verifyContentDisclosure } from "../../../../../src/sdk/data/model/content/verify-disclosure.ts";
import { arbitraryRow } from "../../../../../src/testing/arbitrary-content.ts";
import { contentFixture } from "../../../../../src/testing/content.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const COLUMNS: readonly Column[] = [
  { name: "factory", type: "text" },
  { name: "at", type: "timestamp" },
  { name: "kwh", type: "decimal", scale: 3 },
  { name: "load", type: "double" },
];
const SCHEMA: ContentSchema = { kind: "table", columns: COLUMNS };
const rowOf = (i: number): ContentValue[] => [`factory ${i % 3}`, BigInt(i) * 1_800_000_000n, `${i}.125`, i / 8];
const fixtureOf = (count: number) =>
  contentFixture({ schema: SCHEMA, values: Array.from({ length: count }, (_, i) => rowOf(i)) });

/** The code of what is thrown. */
function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as TallyError).code;
  }
  return "nothing";
}

describe("data: disclosure of rows and columns", () => {
  const fixture = fixtureOf(11);
  const { expected } = fixture;

  it("shows the named columns of the named rows, and nothing of the others", () => {
    const disclosure = fixture.disclose([0, 4, 5, 10], ["at", "kwh"]);
    const rows = verifyContentDisclosure(expected, JSON.parse(JSON.stringify(disclosure)));
    expect(rows.map(({ index, values }) => [index, Object.fromEntries(values)])).to.deep.equal(
      [0, 4, 5, 10].map((i) => [i, { at: rowOf(i)[1], kwh: rowOf(i)[2] }]),
    );
    const text = JSON.stringify(disclosure);
    const salts = saltsOf(fixture.seed, 4);
    for (let row = 0; row < 11; row++) {
      for (let column = 0; column < 4; column++) {
        const salt = Buffer.from(salts(row, 1).subarray(32 * column, 32 * column + 32)).toString("hex");
        expect(text.includes(salt)).to.equal([0, 4, 5, 10].includes(row) && (column === 1 || column === 2));
      }
      expect(text).not.to.include(Buffer.from(`factory ${row % 3}`).toString("hex"));
    }
    expect(text).not.to.include(Buffer.from(fixture.seed).toString("hex"));
  });

  it("proves every row of contents of any number of rows, types and columns", () => {
    const content = fc
      .array(fc.constantFrom(...(["boolean", "integer", "double", "text", "bytes", "date"] as const)), {
        minLength: 1,
        maxLength: 5,
      })
      .map((types) => types.map((type, i): Column => ({ name: `c${i}`, type })))
      .chain((columns) =>
        fc.record({
          columns: fc.constant(columns),
          values: fc.array(arbitraryRow(columns), { minLength: 1, maxLength: 20 }),
        }),
      );
    fc.assert(
      fc.property(content, ({ columns, values }) => {
        const each = contentFixture({ schema: { kind: "table", columns }, values });
        const found = verifyContentDisclosure(each.expected, each.disclose(values.map((_, i) => i)));
        expect(found.length).to.equal(values.length);
        for (const [i] of values.entries()) {
          const [row] = verifyContentDisclosure(each.expected, each.disclose([i]));
          expect(row?.values).to.deep.equal(found[i]?.values);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has another root for any change in a row, a column, the order, the number, the schema, the resource, the version or the seed", () => {
    const values = Array.from({ length: 5 }, (_, i) => rowOf(i));
    const with_ = (row: number, column: number, value: ContentValue) =>
      values.map((each, i) => (i === row ? each.map((old, k) => (k === column ? value : old)) : each));
    const renamed = COLUMNS.map((column) => (column.name === "load" ? { ...column, name: "power" } : column));
    const roots = [
      contentFixture({ schema: SCHEMA, values }),
      contentFixture({ schema: SCHEMA, values: with_(3, 0, "factory 1") }),
      contentFixture({ schema: SCHEMA, values: with_(3, 0, null) }),
      contentFixture({ schema: SCHEMA, values: with_(4, 3, 0.50000001) }),
      contentFixture({ schema: SCHEMA, values: values.toReversed() }),
      contentFixture({ schema: SCHEMA, values: values.slice(0, 4) }),
      contentFixture({ schema: SCHEMA, values: [...values, ...values.slice(4)] }),
      contentFixture({ schema: { kind: "table", columns: renamed }, values }),
      contentFixture({ schema: SCHEMA, values, resource: `0x${"11".repeat(32)}` }),
      contentFixture({ schema: SCHEMA, values, version: 2 }),
      contentFixture({ schema: SCHEMA, values, seed: new Uint8Array(32) }),
    ].map(({ root }) => root);
    expect(new Set(roots).size).to.equal(roots.length);
  });

  type Draft = Record<string, Record<string, unknown> | unknown[]>;
  /** The disclosure of rows 4 and 7, with what stands at a path replaced. */
  const edit = (path: string, change: (old: never) => unknown): ContentDisclosure => {
    const copy = JSON.parse(JSON.stringify(fixture.disclose([4, 7], ["at", "kwh"])));
    const steps = path.split(".");
    const last = steps.pop() as string;
    const holder = steps.reduce((value: Draft, step) => value[step] as Draft, copy) as unknown as Record<
      string,
      unknown
    >;
    holder[last] = change(holder[last] as never);
    return copy as ContentDisclosure;
  };
  const flip = (at: number) => (hex: string) => hex.slice(0, at) + (hex[at] === "0" ? "1" : "0") + hex.slice(at + 1);
  const everyDigit = (path: string, digits: number) =>
    Array.from({ length: digits }, (_, i) => edit(path, flip(i + 2) as never));

  it("finds any changed byte of a value, salt, commitment or node, and any exchange", () => {
    const shown = fixture.disclose([4, 7], ["at", "kwh"]);
    const [first, second] = shown.rows as [DisclosedRow, DisclosedRow];
    const digits = (first.columns[1] as ShownColumn).value.length - 2;
    const cases = [
      edit("rows.0.columns.1", () => second.columns[1]),
      edit("rows", () => [first, { ...first, index: 7 }]),
      edit("rows.0.columns", (columns: unknown[]) => columns.toReversed()),
      edit("rows.0.index", () => 3),
      edit("path", (path: string[]) => path.toReversed()),
      ...everyDigit("rows.0.columns.1.value", digits),
      ...everyDigit("rows.1.columns.2.salt", 64),
      ...everyDigit("rows.1.columns.3.commitment", 64),
      ...shown.path.flatMap((_, i) => everyDigit(`path.${i}`, 1)),
      edit("schema.columns.1.name", () => "when"),
      edit("schema.columns.2.scale", () => 2),
    ];
    for (const [i, disclosure] of cases.entries()) {
      const codes = /CONTENT_(ROOT_MISMATCH|PROOF_INVALID)/;
      expect(
        codeOf(() => verifyContentDisclosure(expected, disclosure)),
        `case ${i}`,
      ).to.match(codes);
    }
  });

  it("refuses what is about another version, and names the field", async () => {
    const disclosure = fixture.disclose([4]);
    const others = { resource: `0x${"22".repeat(32)}`, version: 2, count: 12, schemaHash: `0x${"33".repeat(32)}` };
    for (const [field, value] of Object.entries(others)) {
      const error = await refused(
        () => verifyContentDisclosure({ ...expected, [field]: value }, disclosure),
        "CONTENT_PROOF_INVALID",
      );
      expect(error.values.field).to.equal(field === "schemaHash" ? "schema" : field);
    }
  });

  it("refuses a malformed disclosure, and names the field", async () => {
    const cases: [string, ContentDisclosure][] = [
      ["form", undefined as never],
      ["form", edit("form", () => "tallystick/other/v1")],
      ["rows", edit("rows", () => [])],
      ["rows[1].index", edit("rows.1.index", () => 4)],
      ["rows[1].index", edit("rows.1.index", () => 11)],
      ["rows[0].columns", edit("rows.0.columns", (columns: unknown[]) => columns.slice(1))],
      ["rows[0].columns[1]", edit("rows.0.columns.1.commitment", () => expected.root)],
      ["rows[0].columns[1].salt", edit("rows.0.columns.1.salt", () => "0x00")],
      ["rows[0].columns[1].value", edit("rows.0.columns.1.value", () => "0x0")],
      ["rows[0].columns[0].commitment", edit("rows.0.columns.0.commitment", () => "0x")],
      ["path", edit("path", (path: string[]) => path.slice(1))],
      ["path", edit("path", (path: string[]) => [...path, expected.root])],
      ["version", edit("version", () => 0)],
    ];
    for (const [field, disclosure] of cases) {
      const error = await refused(() => verifyContentDisclosure(expected, disclosure), "CONTENT_PROOF_INVALID");
      expect(error.values.field).to.equal(field);
    }
    await refused(() => fixture.disclose([4], ["nothing"]), "CONTENT_PROOF_INVALID");
    await refused(() => saltsOf(new Uint8Array(31), 1), "CONTENT_PROOF_INVALID");
  });

  it("takes no node of the tree for a leaf, and no last row twice", async () => {
    // A tree of 5 rows, whose inner nodes an attacker shows as rows of a tree of fewer; and the last row as one more.
    const five = fixtureOf(5);
    const four = { ...five.expected, count: 4 };
    const inner = five.disclose([3]);
    expect(codeOf(() => verifyContentDisclosure(four, { ...inner, count: 4 }))).to.match(/^CONTENT_/);
    const six = { ...five.expected, count: 6 };
    const last = five.disclose([4]);
    for (const path of [[], last.path, [...last.path, five.root]]) {
      const rows = [{ ...last.rows[0], index: 5 }] as ContentDisclosure["rows"];
      expect(codeOf(() => verifyContentDisclosure(six, { ...last, count: 6, path, rows }))).to.match(/^CONTENT_/);
    }
    // A row's digest has a preimage of 36 + 32 c bytes, a leaf's 152, a commitment's at least 69: never the 64 of a node.
    const two = contentFixture({
      schema: { kind: "table", columns: COLUMNS.slice(0, 2) },
      values: [rowOf(0).slice(0, 2)],
    });
    const [row] = two.disclose([0], []).rows;
    const commitments = (row?.columns ?? []).map((column) => (column as { commitment: string }).commitment);
    expect(keccak256(concat(commitments))).not.to.equal(two.root);
  });

  it("proves the chunks of a file as rows", () => {
    const values = [[Uint8Array.of(1, 2, 3)], [Uint8Array.of(4, 5, 6)], [Uint8Array.of(7)]];
    const file = contentFixture({ schema: { kind: "file", chunkSize: 3, mediaType: "text/plain" }, values });
    const [last] = verifyContentDisclosure(file.expected, file.disclose([2]));
    expect(hexlify(last?.values.get("chunk") as Uint8Array)).to.equal("0x07");
  });
});
