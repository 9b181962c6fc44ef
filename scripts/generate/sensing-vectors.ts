/**
 * test/vectors/readings.json and test/vectors/feed-batches.json, which the Solidity tests and the client's tests read alike.
 * Deterministic: everything follows from the constants below, by ethers and OpenZeppelin's library, never by our own code.
 * OpenZeppelin's tree is told to hash pairs as they stand.
 */
import { concat, id, keccak256, solidityPackedKeccak256, TypedDataEncoder, toBeHex } from "ethers";
import { orderedTree } from "../../src/testing/ordered-tree.ts";
import type { Generator } from "./generator.ts";
import { vectorFile } from "./vector-file.ts";

const NOTICE = "written by scripts/generate/sensing-vectors.ts, not by hand";
const DOMAIN = {
  name: "Tallystick Feeds",
  version: "1",
  chainId: 20260,
  verifyingContract: "0x7a11757ac4000000000000000000000000000002",
};
const LATEST = [
  { name: "sensor", type: "uint32" },
  { name: "seq", type: "uint64" },
  { name: "observedAt", type: "uint64" },
  { name: "value", type: "int64" },
  { name: "quality", type: "uint8" },
];
const EXCESS = LATEST.slice(0, 4);
const TYPES = {
  Batch: [
    { name: "station", type: "uint32" },
    { name: "firstSeq", type: "uint64" },
    { name: "count", type: "uint32" },
    { name: "from", type: "uint64" },
    { name: "to", type: "uint64" },
    { name: "root", type: "bytes32" },
    { name: "qualityProfile", type: "bytes32" },
    { name: "flagCounts", type: "uint256" },
    { name: "rejectLog", type: "bytes32" },
    { name: "latest", type: "LatestReading[]" },
    { name: "exceedances", type: "Excess[]" },
  ],
  LatestReading: LATEST,
  Excess: EXCESS,
};
const SEAL = {
  BatchSeal: [
    { name: "batch", type: "Batch" },
    { name: "epoch", type: "uint32" },
  ],
  ...TYPES,
};
const GAP = {
  Gap: [
    { name: "station", type: "uint32" },
    { name: "firstSeq", type: "uint64" },
    { name: "throughSeq", type: "uint64" },
    { name: "reason", type: "string" },
    { name: "epoch", type: "uint32" },
  ],
};

const ZERO = `0x${"00".repeat(32)}`;
const ONES = `0x${"ff".repeat(32)}`;
const SAFE = Number.MAX_SAFE_INTEGER;
const UINT32 = 2 ** 32 - 1;
/** Before the block that the Solidity tests seal in. */
const RECEIVED = 1_799_999_000_000;

/* READINGS */

interface Reading {
  station: number;
  seq: number;
  sensor: number;
  observedAt: number;
  receivedAt: number;
  value: number;
  counter: number;
  sourceFlag: string;
  quality: number;
  checks: number;
  evidence: string;
}

const reading = (fields: Partial<Reading>): Reading => ({
  station: 1,
  seq: 1,
  sensor: 1,
  observedAt: RECEIVED - 500,
  receivedAt: RECEIVED,
  value: 833,
  counter: 0,
  sourceFlag: "N",
  quality: 1,
  checks: 0,
  evidence: id("frame"),
  ...fields,
});

const WIDTHS = {
  station: "uint32",
  seq: "uint64",
  sensor: "uint32",
  observedAt: "uint64",
  receivedAt: "uint64",
  value: "int64",
  counter: "uint64",
  sourceFlag: "uint8",
  quality: "uint8",
  checks: "uint32",
  evidence: "bytes32",
};
const leafOf = (r: Reading) =>
  solidityPackedKeccak256(
    Object.values(WIDTHS),
    Object.values({ ...r, sourceFlag: r.sourceFlag === "" ? 0 : r.sourceFlag.charCodeAt(0) }),
  );
const readingCase = (name: string, fields: Partial<Reading>) => ({
  name,
  reading: reading(fields),
  leaf: leafOf(reading(fields)),
});

const readings = [
  readingCase("ordinary", {}),
  readingCase("zero value", { value: 0 }),
  readingCase("minus one", { value: -1 }),
  readingCase("below 32 bits", { value: -(2 ** 32) }),
  readingCase("just below 32 bits", { value: -(2 ** 32) - 1 }),
  readingCase("just above 32 bits", { value: 2 ** 32 + 1 }),
  readingCase("largest safe value", { value: SAFE }),
  readingCase("smallest safe value", { value: -SAFE }),
  readingCase("largest numbers", { station: UINT32, seq: SAFE, sensor: UINT32, counter: SAFE, checks: UINT32 }),
  readingCase("latest times", { observedAt: SAFE, receivedAt: SAFE }),
  readingCase("earliest time", { observedAt: 0 }),
  readingCase("source says nothing", { sourceFlag: "" }),
  readingCase("source says fault", { sourceFlag: "D", quality: 4, checks: 2 ** 21 + 1 }),
  readingCase("last printable flag", { sourceFlag: "~" }),
  readingCase("missing", { value: 0, sourceFlag: "", quality: 9, checks: 2 ** 22, evidence: ZERO }),
  readingCase("all bits of evidence", { evidence: ONES }),
  readingCase("highest check", { checks: 2 ** 31 }),
  readingCase("not evaluated", { quality: 2 }),
  readingCase("suspect", { quality: 3, checks: 4 }),
];

/* BATCHES */

const FLAGS = ["good", "notEvaluated", "suspect", "fail", "missing", "late", "conflict"] as const;
type Counts = Record<(typeof FLAGS)[number], number>;

/** The lowest field last: as it is written from left to right. */
const wordOf = (counts: Counts) =>
  concat([`0x${"00".repeat(4)}`, ...FLAGS.toReversed().map((name) => toBeHex(counts[name], 4))]);

interface Item {
  sensor: number;
  seq: number;
  observedAt: number;
  value: number;
}

interface Batch {
  station: number;
  firstSeq: number;
  count: number;
  from: number;
  to: number;
  root: string;
  qualityProfile: string;
  flagCounts: Counts;
  rejectLog: string;
  latest: (Item & { quality: number })[];
  exceedances: Item[];
}

const counts = (fields: Partial<Counts>): Counts => ({
  good: 0,
  notEvaluated: 0,
  suspect: 0,
  fail: 0,
  missing: 0,
  late: 0,
  conflict: 0,
  ...fields,
});

/** `sequence` are the readings of a batch of which the tests know everything, and whose proofs they verify. */
const sequence = [-250, 0, 833, 901, SAFE, -SAFE, 12].map((value, i) =>
  reading({ seq: i + 1, value, receivedAt: RECEIVED + 10 * i, evidence: id(`frame ${i}`) }),
);
const leaves = sequence.map(leafOf);
const tree = orderedTree(leaves);

const batch = (fields: Partial<Batch>): Batch => ({
  station: 1,
  firstSeq: 1,
  count: sequence.length,
  from: RECEIVED,
  to: RECEIVED + 60,
  root: tree.root,
  qualityProfile: id("profile"),
  flagCounts: counts({ good: sequence.length }),
  rejectLog: ZERO,
  latest: [],
  exceedances: [],
  ...fields,
});

const item = (seq: number, value: number): Item => ({ sensor: 1, seq, observedAt: RECEIVED - 500, value });

const batchCase = (name: string, epoch: number, fields: Partial<Batch>) => {
  const content = batch(fields);
  const word = wordOf(content.flagCounts);
  const message = { ...content, flagCounts: word };
  const hashes = <T>(type: "LatestReading" | "Excess", list: T[]) =>
    keccak256(
      concat(
        list.map((entry) =>
          TypedDataEncoder.hashStruct(type, { [type]: TYPES[type] }, entry as Record<string, unknown>),
        ),
      ),
    );
  return {
    name,
    batch: content,
    flagCountsWord: word,
    latestHash: hashes("LatestReading", content.latest),
    exceedancesHash: hashes("Excess", content.exceedances),
    id: TypedDataEncoder.hashStruct("Batch", TYPES, message),
    epoch,
    digest: TypedDataEncoder.hash(DOMAIN, SEAL, { batch: message, epoch }),
  };
};

const batches = [
  batchCase("plain", 1, {}),
  batchCase("plain, another epoch", UINT32, {}),
  batchCase("reject log", 1, { rejectLog: id("rejected") }),
  batchCase("one latest", 1, { latest: [{ ...item(7, 12), quality: 1 }] }),
  batchCase("several latest", 2, {
    latest: [
      { ...item(1, -250), quality: 3 },
      { ...item(5, SAFE), sensor: UINT32, quality: 9 },
      { ...item(6, -SAFE), observedAt: 0, quality: 4 },
    ],
  }),
  batchCase("exceedances", 1, { exceedances: [item(4, 901), item(6, -SAFE), item(5, SAFE)] }),
  batchCase("latest and exceedances", 3, { latest: [{ ...item(5, SAFE), quality: 3 }], exceedances: [item(5, SAFE)] }),
  batchCase("every flag", 1, {
    count: 15,
    flagCounts: { good: 1, notEvaluated: 2, suspect: 3, fail: 4, missing: 5, late: 6, conflict: 7 },
  }),
  batchCase("largest numbers", 1, {
    station: UINT32,
    firstSeq: SAFE,
    count: UINT32,
    from: SAFE,
    to: SAFE,
    root: ONES,
    qualityProfile: ONES,
    flagCounts: Object.fromEntries(FLAGS.map((name) => [name, UINT32])) as Counts,
    rejectLog: ONES,
  }),
  batchCase("smallest numbers", 0, {
    station: 0,
    firstSeq: 0,
    count: 0,
    from: 0,
    to: 0,
    root: ZERO,
    qualityProfile: ZERO,
    flagCounts: counts({}),
  }),
];

/* GAPS */

const gapCase = (name: string, gap: { firstSeq: number; throughSeq: number; reason: string; epoch: number }) => ({
  name,
  gap: { station: 1, ...gap },
  digest: TypedDataEncoder.hash(DOMAIN, GAP, { station: 1, ...gap }),
});

const gaps = [
  gapCase("plain", { firstSeq: 1, throughSeq: 60, reason: "disk lost, backup of 09:00 restored", epoch: 1 }),
  gapCase("largest numbers", { firstSeq: SAFE, throughSeq: SAFE, reason: "x", epoch: UINT32 }),
  gapCase("not ASCII", { firstSeq: 8, throughSeq: 8, reason: "数据丢失 – perdu", epoch: 2 }),
];

/** test/vectors/readings.json and feed-batches.json: leaves, identities, digests and proofs that both sides compute. */
export const sensingVectors: Generator = {
  name: "sensing vectors",
  files: () =>
    new Map([
      vectorFile("readings", { generated: NOTICE, readings }),
      vectorFile("feed-batches", {
        generated: NOTICE,
        domain: { ...DOMAIN, separator: TypedDataEncoder.hashDomain(DOMAIN) },
        sequence: sequence.map((content, i) => ({ reading: content, leaf: leaves[i], proof: tree.proofOf(i) })),
        batches,
        gaps,
      }),
    ]),
};
