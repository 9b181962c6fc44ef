import { bytes32, hex, integer, list, object, type Refuse, text } from "../../../sdk/core/json/json-form.ts";
import type { Access } from "../../../sdk/data/model/agreement/access.ts";
import type { Selection } from "../../../sdk/data/model/agreement/selection.ts";
import type { ContentSchema } from "../../../sdk/data/model/content/schema.ts";
import { fault } from "../../shared/errors.ts";
import { readJson } from "../../shared/files.ts";

export const RECEIPT_FORMAT = "tallystick data receipt";

/** What `tally data fetch` keeps of an access beside its ciphertext. */
export interface DataReceipt {
  readonly format: typeof RECEIPT_FORMAT;
  readonly resource: string;
  readonly selection: Selection;
  readonly schema: ContentSchema;
  readonly access: Access;
  readonly requestSignature: string;
  readonly receiptSignature: string;
  readonly envelope: string;
  readonly transactionHash: string;
}

const run = object({ from: integer, to: integer });
const ACCESS = object({
  agreement: bytes32,
  seq: integer,
  version: integer,
  purpose: integer,
  key: bytes32,
  requestHash: bytes32,
  deadline: integer,
  extractionHash: bytes32,
  ciphertextHash: bytes32,
  keyEnvelopeHash: bytes32,
  size: integer,
});
const FORM = object({
  format: text,
  resource: bytes32,
  selection: object({}, { rows: list(run), columns: list(text) }),
  schema: () => {},
  access: ACCESS,
  requestSignature: hex,
  receiptSignature: hex,
  envelope: hex,
  transactionHash: bytes32,
});

/** @throws `DATA_RECEIPT_INVALID`; as `readJson`. */
export function readReceipt(file: string): DataReceipt {
  const refuse: Refuse = (field, value, expected) => {
    throw fault("DATA_RECEIPT_INVALID", `${file}: ${field} should be ${expected}`, { file, field, value });
  };
  const json = readJson(file);
  FORM(json, "", refuse);
  return json as DataReceipt;
}
