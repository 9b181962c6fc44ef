import { address, any, bytes32, hex, integer, list, object, text, uint, whole } from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import { sensingError } from "../errors.ts";
import { READING_PROOF_FORMAT, READING_PROOF_VERSION, type ReadingProof } from "./reading-proof.ts";

/**
 * Reads the evidence of a reading. Strict: each field is there once, has the right form, and there is no other.
 *
 * Does not verify it: see `verifyReadingProof` and `traceReading`.
 *
 * @throws `JSON_INVALID`; `READING_PROOF_VERSION`; `READING_PROOF_INVALID` with the field and its value.
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { parseReadingProof } from "tallystick/sensing";
 *
 * const evidence = parseReadingProof(readFileSync("reading-2-1207.json", "utf8"));
 */
export function parseReadingProof(text: string): ReadingProof {
  return readingProofOf(parseJson(text));
}

/** The same for JSON that is parsed already. */
export function readingProofOf(json: unknown): ReadingProof {
  const { format, version } = (typeof json === "object" && json !== null ? json : {}) as Record<string, unknown>;
  if (format !== READING_PROOF_FORMAT) refuse("format", format, `"${READING_PROOF_FORMAT}"`);
  if (version !== READING_PROOF_VERSION) {
    throw sensingError(
      "READING_PROOF_VERSION",
      `evidence version ${String(version)}; known is ${READING_PROOF_VERSION}`,
      {
        field: "version",
        value: version,
      },
    );
  }
  EVIDENCE(json, "", refuse);
  return json as ReadingProof;
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
  throw sensingError("READING_PROOF_INVALID", `evidence: ${field} should be ${expected}, is ${shown}`, {
    field,
    value,
  });
}
