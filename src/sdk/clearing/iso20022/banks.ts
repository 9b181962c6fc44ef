import { list, object, text, uint } from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import { refuseOf } from "../model/refuse-of.ts";

/** A bank as messages name it. The chain knows its number alone. */
export interface NamedBank {
  readonly bank: number;
  /** ISO 9362. */
  readonly bic: string;
  readonly name?: string;
}

const BANKS = list(object({ bank: uint(32), bic: text }, { name: text }));

/**
 * Reads which bank has which BIC. Each bank and each BIC is there once; a BIC of 8 characters is the head office's, the same as with XXX.
 *
 * @throws `JSON_INVALID`, `CLEARING_JSON_INVALID`.
 */
export function parseNamedBanks(json: string): NamedBank[] {
  const read = parseJson(json);
  const refuse = refuseOf("banks");
  BANKS(read, "", refuse);
  const banks = read as unknown as NamedBank[];
  const seen = new Set<number | string>();
  for (const [i, { bank, bic }] of banks.entries()) {
    if (seen.has(bank)) refuse(`[${i}].bank`, bank, "there once");
    if (seen.has(headOffice(bic))) refuse(`[${i}].bic`, bic, "there once");
    seen.add(bank).add(headOffice(bic));
  }
  return banks;
}

/** A BIC of 8 characters for a head office, of 11 for a branch. */
export const headOffice = (bic: string): string => (bic.endsWith("XXX") && bic.length === 11 ? bic.slice(0, 8) : bic);
