import { isAddress, isHexString } from "ethers";
import { parseJson } from "../document/parse-json.ts";
import { sdkError } from "../errors.ts";
import { type EvidenceReceipt, RECEIPT_FORMAT, RECEIPT_VERSION } from "./evidence-receipt.ts";

type Check = (value: unknown, field: string) => void;

/**
 * Reads an evidence receipt. Strict: each field is there once, has the right form, and there is no other.
 *
 * Says nothing about whether it is genuine: that is `verifyReceiptOffline`.
 *
 * @throws `JSON_INVALID`; `RECEIPT_VERSION`; `RECEIPT_INVALID` with the field and its value.
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { parseReceipt } from "tallystick";
 *
 * const receipt = parseReceipt(readFileSync("weighbridge.pdf.receipt.json", "utf8"));
 */
export function parseReceipt(text: string): EvidenceReceipt {
  const json = parseJson(text);
  const { format, version } = (typeof json === "object" && json !== null ? json : {}) as Record<string, unknown>;
  if (format !== RECEIPT_FORMAT) throw invalid("format", format, `"${RECEIPT_FORMAT}"`);
  if (version !== RECEIPT_VERSION) {
    throw sdkError("RECEIPT_VERSION", `receipt version ${String(version)}; known is ${RECEIPT_VERSION}`, {
      field: "version",
      value: version,
    });
  }
  RECEIPT(json, "");
  return json as unknown as EvidenceReceipt;
}

const is =
  (ok: (value: unknown) => boolean, expected: string): Check =>
  (value, field) => {
    if (!ok(value)) throw invalid(field, value, expected);
  };
const bytes32 = is((value) => isHexString(value, 32), "32 bytes in hex");
const hex = is((value) => isHexString(value, true), "bytes in hex");
const address = is((value) => isAddress(value) && String(value).startsWith("0x"), "an address");
const whole = is((value) => Number.isSafeInteger(value) && (value as number) >= 0, "a whole number");
const uint48 = is(
  (value) => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 48,
  "48 bits",
);
const text = is((value) => typeof value === "string", "a text");
const truth = is((value) => typeof value === "boolean", "true or false");
const any: Check = () => {};

/** An object with exactly these members. */
function object(members: Readonly<Record<string, Check>>): Check {
  return (value, field) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid(field, value, "an object");
    const at = (name: string) => (field === "" ? name : `${field}.${name}`);
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(members, name)) throw invalid(at(name), value[name as never], "absent");
    }
    for (const [name, check] of Object.entries(members)) {
      if (!Object.hasOwn(value, name)) throw invalid(at(name), undefined, "there");
      check(value[name as never], at(name));
    }
  };
}

function list(check: Check): Check {
  return (value, field) => {
    if (!Array.isArray(value)) throw invalid(field, value, "a list");
    for (const [i, each] of value.entries()) check(each, `${field}[${i}]`);
  };
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
    validUntil: uint48,
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

function invalid(field: string, value: unknown, expected: string) {
  return sdkError("RECEIPT_INVALID", `receipt: ${field} should be ${expected}, is ${JSON.stringify(value)}`, {
    field,
    value,
  });
}
