import { getBytes, hexlify, isHexString } from "ethers";
import { canonicalJson } from "../../../core/json/canonical-json.ts";
import { type ContentId, checkContentId } from "../content/content-id.ts";
import { columnsOf } from "../content/schema.ts";
import { contentError } from "../content-errors.ts";
import type { Run } from "../tree/beside.ts";
import { NODE } from "../tree/tree-root.ts";

/** What an extraction says before its rows. */
export interface ExtractionHead {
  readonly content: ContentId;
  /** Which rows, in their order. */
  readonly runs: readonly Run[];
  /** Names of the columns that are shown. */
  readonly columns: readonly string[];
  /** The version's seed, where all of it is shown; then the rows come without salts. */
  readonly seed?: Uint8Array;
  /** Nodes at `placesBeside` of the runs. */
  readonly path: readonly Uint8Array[];
}

export const EXTRACTION_FORM = "tallystick/extraction/v1";
const MAGIC = Uint8Array.of(0x54, 0x52, 0x4f, 0x57, 0x53, 0, 0, 1);
/** Magic, and bytes of the JSON, number of runs, number of nodes. */
export const FIXED = MAGIC.length + 3 * 4;
export const MAX_JSON = 2 ** 20;
/** Most runs, and most nodes beside them. */
export const MAX_PARTS = 2 ** 21;
const RUN = 16;

/**
 * Magic; bytes of JSON, number of runs, number of nodes (4 bytes each); JSON; runs (8 and 8 bytes); nodes (32 bytes).
 *
 * @throws `CONTENT_STREAM_INVALID` for more runs than a reader takes.
 */
export function encodeExtractionHead(head: ExtractionHead): Uint8Array<ArrayBuffer> {
  const { runs, columns, seed, path } = head;
  const content = checkContentId(head.content);
  if (runs.length > MAX_PARTS || path.length > MAX_PARTS) throw invalid(`more than ${MAX_PARTS} runs or nodes`);
  const fields = { form: EXTRACTION_FORM, ...content, columns };
  const json = new TextEncoder().encode(
    canonicalJson(seed === undefined ? fields : { ...fields, seed: hexlify(seed) }),
  );
  const bytes = new Uint8Array(FIXED + json.length + runs.length * RUN + path.length * NODE);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  for (const [i, size] of [json.length, runs.length, path.length].entries()) view.setUint32(MAGIC.length + 4 * i, size);
  bytes.set(json, FIXED);
  let at = FIXED + json.length;
  for (const { from, to } of runs) {
    view.setBigUint64(at, BigInt(from));
    view.setBigUint64(at + 8, BigInt(to));
    at += RUN;
  }
  for (const node of path) {
    bytes.set(node, at);
    at += NODE;
  }
  return bytes;
}

/** Bytes of a head by its first `FIXED` ones. @throws `CONTENT_STREAM_INVALID`. */
export function headLength(fixed: Uint8Array): number {
  if (MAGIC.some((byte, i) => fixed[i] !== byte)) throw invalid("it does not begin as an extraction");
  const view = new DataView(fixed.buffer, fixed.byteOffset);
  const [json, runs, nodes] = [0, 4, 8].map((at) => view.getUint32(MAGIC.length + at)) as [number, number, number];
  if (json > MAX_JSON || runs > MAX_PARTS || nodes > MAX_PARTS) throw invalid("its head is too long");
  return FIXED + json + runs * RUN + nodes * NODE;
}

/** @throws `CONTENT_STREAM_INVALID`, `CONTENT_PROOF_INVALID`, `CONTENT_SCHEMA_INVALID`. */
export function decodeExtractionHead(bytes: Uint8Array): ExtractionHead {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [jsonSize, runCount, nodeCount] = [0, 4, 8].map((at) => view.getUint32(MAGIC.length + at)) as [
    number,
    number,
    number,
  ];
  const { form, columns, seed, ...content } = parse(bytes.subarray(FIXED, FIXED + jsonSize));
  if (form !== EXTRACTION_FORM) throw proofInvalid("form", form);
  const checked = checkContentId(content as unknown as ContentId);
  const names = columnsOf(checked.schema).map(({ name }) => name);
  if (
    !Array.isArray(columns) ||
    !columns.every((name) => names.includes(name)) ||
    new Set(columns).size < columns.length
  ) {
    throw proofInvalid("columns", columns);
  }
  let at = FIXED + jsonSize;
  const runs: Run[] = [];
  for (let i = 0; i < runCount; i++, at += RUN) {
    const [from, to] = [Number(view.getBigUint64(at)), Number(view.getBigUint64(at + 8))];
    if (from >= to || to > checked.count || from < (runs.at(-1)?.to ?? 0))
      throw proofInvalid(`runs[${i}]`, `${from} to ${to}`);
    runs.push({ from, to });
  }
  if (runs.length === 0) throw proofInvalid("runs", 0);
  const path = Array.from({ length: nodeCount }, (_, i) => bytes.slice(at + i * NODE, at + (i + 1) * NODE));
  if (seed !== undefined && !(isHexString(seed, 32) && columns.length === names.length)) {
    throw proofInvalid("seed", "not 32 bytes, or not of whole rows");
  }
  const plain = { content: checked, runs, columns: columns as string[], path };
  const head = seed === undefined ? plain : { ...plain, seed: getBytes(seed) };
  // There is one head for what it says.
  if (encodeExtractionHead(head).some((byte, i) => byte !== bytes[i]))
    throw proofInvalid("head", "not in its canonical form");
  return head;
}

function parse(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (value !== null && typeof value === "object") return value as Record<string, unknown>;
  } catch {
    // said below
  }
  throw invalid("its head is not JSON");
}

function invalid(reason: string) {
  return contentError("CONTENT_STREAM_INVALID", `extraction: ${reason}`, { at: 0, reason });
}

function proofInvalid(field: string, value: unknown) {
  return contentError("CONTENT_PROOF_INVALID", `extraction: ${field} is ${String(value)}`, { field, value });
}
