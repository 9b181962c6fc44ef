import { address, any, bytes32, hex, list, object, text, truth, uint, whole } from "../../../core/json/json-form.ts";
import { parseJson } from "../../../core/json/parse-json.ts";
import { evidenceError } from "../../errors.ts";
import { type EvidenceReceipt, RECEIPT_FORMAT, RECEIPT_VERSION } from "./evidence-receipt.ts";

/**
 * Reads an evidence receipt. Strict: each field is there once, has the right form, and there is no other.
 *
 * Says nothing about whether it is genuine: that is `verifyReceiptOffline`.
 *
 * @throws `JSON_INVALID`; `RECEIPT_VERSION`; `RECEIPT_INVALID` with the field and its value.
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { parseReceipt } from "tallystick/evidence";
 *
 * const receipt = parseReceipt(readFileSync("weighbridge.pdf.receipt.json", "utf8"));
 */
export function parseReceipt(text: string): EvidenceReceipt {
  const json = parseJson(text);
  const { format, version } = (typeof json === "object" && json !== null ? json : {}) as Record<string, unknown>;
  if (format !== RECEIPT_FORMAT) throw invalid("format", format, `"${RECEIPT_FORMAT}"`);
  if (version !== RECEIPT_VERSION) {
    throw evidenceError("RECEIPT_VERSION", `receipt version ${String(version)}; known is ${RECEIPT_VERSION}`, {
      field: "version",
      value: version,
    });
  }
  RECEIPT(json, "", refuse);
  return json as unknown as EvidenceReceipt;
}

const RECEIPT = object({
  format: any,
  version: any,
  file: object({ size: whole, sha256: bytes32, keccak256: bytes32, capturedAt: whole }),
  metadata: object({
    root: bytes32,
    fields: list(object({ path: text, value: any, salt: bytes32, proof: list(bytes32) })),
  }),
  schema: object({ id: bytes32, definition: text, revocable: truth, policy: address }),
  statement: object({
    schema: bytes32,
    attester: address,
    subject: bytes32,
    validUntil: uint(48),
    replaces: bytes32,
    salt: bytes32,
    data: hex,
  }),
  uid: bytes32,
  batch: object({ root: bytes32, count: whole, path: list(bytes32) }),
  organisation: object({ id: whole, name: text }),
  chain: object({ chainId: whole, genesisHash: bytes32, attestations: address }),
  anchor: object({
    transactionHash: bytes32,
    blockNumber: whole,
    blockHash: bytes32,
    proof: object({ header: hex, transactionIndex: whole, receipt: hex, path: list(hex) }),
  }),
});

function refuse(field: string, value: unknown, expected: string): never {
  throw invalid(field, value, expected);
}

function invalid(field: string, value: unknown, expected: string) {
  return evidenceError("RECEIPT_INVALID", `receipt: ${field} should be ${expected}, is ${JSON.stringify(value)}`, {
    field,
    value,
  });
}
