import { address, any, bytes32, hex, integer, list, object, text, uint, whole } from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import { sensingError } from "../errors.ts";
import { EVIDENCE_FORMAT, EVIDENCE_VERSION, type ReadingEvidence } from "./reading-evidence.ts";

/**
 * Reads the evidence of a reading. Strict: each field is there once, has the right form, and there is no other.
 *
 * Does not verify it: see `verifyEvidence` and `traceReading`.
 *
 * @throws `JSON_INVALID`; `EVIDENCE_VERSION`; `EVIDENCE_INVALID` with the field and its value.
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { parseEvidence } from "tallystick/sensing";
 *
 * const evidence = parseEvidence(readFileSync("reading-2-1207.json", "utf8"));
 */
export function parseEvidence(text: string): ReadingEvidence {
  return evidenceOf(parseJson(text));
}

/** The same for JSON that is parsed already. */
export function evidenceOf(json: unknown): ReadingEvidence {
  const { format, version } = (typeof json === "object" && json !== null ? json : {}) as Record<string, unknown>;
  if (format !== EVIDENCE_FORMAT) refuse("format", format, `"${EVIDENCE_FORMAT}"`);
  if (version !== EVIDENCE_VERSION) {
    throw sensingError("EVIDENCE_VERSION", `evidence version ${String(version)}; known is ${EVIDENCE_VERSION}`, {
      field: "version",
      value: version,
    });
  }
  EVIDENCE(json, "", refuse);
  return json as ReadingEvidence;
}

const uint32 = uint(32);
const uint8 = uint(8);
const carried = { sensor: uint32, seq: whole, observedAt: whole, value: integer };

const EVIDENCE = object(
  {
    format: any,
    version: any,
    reading: object({
      station: uint32,
      seq: whole,
      sensor: uint32,
      observedAt: whole,
      receivedAt: whole,
      value: integer,
      counter: whole,
      sourceFlag: text,
      quality: uint8,
      checks: uint32,
      evidence: bytes32,
    }),
    sensor: object({ parameter: text, unit: text, scale: uint8 }),
    leaf: bytes32,
    path: list(bytes32),
    batch: object({
      station: uint32,
      firstSeq: whole,
      count: uint32,
      from: whole,
      to: whole,
      root: bytes32,
      qualityProfile: bytes32,
      rejectLog: bytes32,
      flagCounts: object({
        good: uint32,
        notEvaluated: uint32,
        suspect: uint32,
        fail: uint32,
        missing: uint32,
        late: uint32,
        conflict: uint32,
      }),
      latest: list(object({ ...carried, quality: uint8 })),
      exceedances: list(object(carried)),
    }),
    batchId: bytes32,
    gateways: object({
      epoch: uint32,
      quorum: uint8,
      accounts: list(address),
      signatures: list(object({ signer: hex, signature: hex })),
    }),
    chain: object({ chainId: whole, genesisHash: bytes32, feeds: address }),
    sealedBy: object({ transaction: bytes32, block: whole }),
  },
  { raw: hex },
);

function refuse(field: string, value: unknown, expected: string): never {
  const shown = JSON.stringify(value);
  throw sensingError("EVIDENCE_INVALID", `evidence: ${field} should be ${expected}, is ${shown}`, { field, value });
}
