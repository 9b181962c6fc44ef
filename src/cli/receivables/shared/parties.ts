import type { PartyDirectory } from "../../../sdk/receivables/invoice/resolve-parties.ts";
import { fault } from "../../shared/errors.ts";
import { readJson } from "../../shared/files.ts";

/**
 * The directory in a file: a JSON object of identifiers such as `VAT:GB1232434`, each with the number of an organisation.
 *
 * @throws `PARTIES_INVALID`, `FILE_UNREADABLE`, `FILE_NOT_JSON`.
 */
export function readParties(file: string): PartyDirectory {
  const json = readJson(file);
  const refuse = (field: string, value: unknown, expected: string) =>
    fault("PARTIES_INVALID", `${file}: ${field} should be ${expected}`, { file, field, value });
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw refuse("(file)", typeof json, "an object of identifiers and organisations");
  }
  const known = new Map(Object.entries(json));
  for (const [identifier, org] of known) {
    if (!/^(VAT|LEG|EP):/.test(identifier)) throw refuse(identifier, org, "an identifier: VAT:..., LEG:... or EP:...");
    if (!Number.isSafeInteger(org) || org < 1) throw refuse(identifier, org, "the number of an organisation");
  }
  return (identifier) => known.get(identifier);
}
