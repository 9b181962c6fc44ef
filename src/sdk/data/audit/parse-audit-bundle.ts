import { address, any, bytes32, hex, list, object, type Refuse, whole } from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import { dataError } from "../errors.ts";
import { AUDIT_FORMAT, AUDIT_VERSION, type AuditBundle } from "./audit-bundle.ts";

const FORM = object({
  format: any,
  version: any,
  chain: object({ chainId: whole, genesisHash: bytes32, catalog: address, agreements: address }),
  agreement: bytes32,
  transactions: list(
    object({
      transactionHash: bytes32,
      blockNumber: whole,
      blockHash: bytes32,
      proof: object({ header: hex, transactionIndex: whole, receipt: hex, path: list(hex) }),
      data: hex,
    }),
  ),
});

const refuse: Refuse = (field, value, expected) => {
  throw dataError("AUDIT_INVALID", `audit bundle: ${field} should be ${expected}`, { field, value, expected });
};

/**
 * Reads an audit bundle. Strict: each field is there once, has the right form, and there is no other. Whether it is genuine says
 * `verifyAudit`.
 *
 * @throws `JSON_INVALID`, `AUDIT_INVALID`.
 *
 * @example
 * import { parseAuditBundle, verifyAudit } from "tallystick/data";
 *
 * const { valid } = await verifyAudit(parseAuditBundle(text));
 */
export function parseAuditBundle(text: string): AuditBundle {
  const json = parseJson(text);
  FORM(json, "", refuse);
  const { format, version } = json as unknown as AuditBundle;
  if (format !== AUDIT_FORMAT) refuse("format", format, AUDIT_FORMAT);
  if (version !== AUDIT_VERSION) refuse("version", version, String(AUDIT_VERSION));
  return json as unknown as AuditBundle;
}
