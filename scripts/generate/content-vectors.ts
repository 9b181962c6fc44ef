/**
 * test/vectors/data-content.json: commitments, leaves and roots of contents. Deterministic, by ethers, Node's HMAC and OpenZeppelin's
 * library, never by our own code. OpenZeppelin's tree is told to hash pairs as they stand.
 */
import { createHmac } from "node:crypto";
import canonicalize from "canonicalize";
import { concat, getBytes, hexlify, id, keccak256, toBeHex, toUtf8Bytes } from "ethers";
import { orderedTree } from "../../src/testing/ordered-tree.ts";
import type { Generator } from "./generator.ts";
import { vectorFile } from "./vector-file.ts";

const NOTICE = "written by scripts/generate/content-vectors.ts, not by hand";
const SEED = hexlify(Uint8Array.from({ length: 32 }, (_, i) => i));

/** Of the values below: type, what is encoded, and its bytes. */
const text = (value: string) => concat(["0x05", toBeHex(toUtf8Bytes(value).length, 4), toUtf8Bytes(value)]);
const decimal = (value: string) => concat(["0x03", toBeHex(value.length, 4), toUtf8Bytes(value)]);
const timestamp = (micros: number) => concat(["0x08", toBeHex(micros, 8)]);
const NULL = "0x00";

interface Content {
  readonly name: string;
  readonly schema: object;
  readonly resource: string;
  readonly version: number;
  readonly rows: readonly (readonly string[])[];
}

const LOAD = {
  kind: "table",
  columns: [
    { name: "factory", type: "text" },
    { name: "at", type: "timestamp" },
    { name: "kwh", type: "decimal", scale: 3 },
  ],
};
const loadRow = (i: number) => [
  text(`F${i}`),
  timestamp(1_735_689_600_000_000 + i * 1_800_000_000),
  i % 3 === 2 ? NULL : decimal(`${i}.125`),
];

const CONTENTS: readonly Content[] = [
  { name: "one row", schema: LOAD, resource: id("a"), version: 1, rows: [loadRow(0)] },
  {
    name: "seven rows",
    schema: LOAD,
    resource: id("a"),
    version: 2,
    rows: Array.from({ length: 7 }, (_, i) => loadRow(i)),
  },
  {
    name: "two columns, whose commitments have 64 bytes",
    schema: { kind: "table", columns: LOAD.columns.slice(0, 2) },
    resource: id("b"),
    version: 4_294_967_296,
    rows: Array.from({ length: 4 }, (_, i) => loadRow(i).slice(0, 2)),
  },
  {
    name: "long text",
    schema: { kind: "table", columns: LOAD.columns.slice(0, 1) },
    resource: id("c"),
    version: 1,
    rows: [[text("数据 ".repeat(100))], [text("x".repeat(62))], [text("x".repeat(63))]],
  },
  {
    name: "file",
    schema: { kind: "file", chunkSize: 3, mediaType: "text/plain" },
    resource: id("d"),
    version: 1,
    rows: ["0x010203", "0x04"].map((chunk) => [concat(["0x06", toBeHex(getBytes(chunk).length, 4), chunk])]),
  },
];

function contentCase({ name, schema, resource, version, rows }: Content) {
  const schemaHash = keccak256(
    toUtf8Bytes(canonicalize({ form: "tallystick/content-schema/v1", ...schema }) as string),
  );
  const hashed = rows.map((values, row) => {
    const salts = values.map((_, column) => {
      const place = getBytes(concat([toBeHex(row, 8), toBeHex(column, 4)]));
      return hexlify(createHmac("sha256", getBytes(SEED)).update(place).digest());
    });
    const commitments = values.map((value, column) =>
      keccak256(concat([id("Tallystick content column v1"), toBeHex(column, 4), salts[column] as string, value])),
    );
    const digest = keccak256(concat([id("Tallystick content row v1"), toBeHex(values.length, 4), ...commitments]));
    const numbers = [version, rows.length, row].map((number) => toBeHex(number, 8));
    const leaf = keccak256(concat([id("Tallystick content leaf v1"), schemaHash, resource, ...numbers, digest]));
    return { values, salts, commitments, digest, leaf };
  });
  const tree = orderedTree(hashed.map(({ leaf }) => leaf));
  return {
    name,
    schema,
    schemaHash,
    resource,
    version,
    count: rows.length,
    root: tree.root,
    rows: hashed.map((row, i) => ({ ...row, proof: tree.proofOf(i) })),
  };
}

export const contentVectors: Generator = {
  name: "content vectors",
  files: () =>
    new Map([vectorFile("data-content", { generated: NOTICE, seed: SEED, contents: CONTENTS.map(contentCase) })]),
};
