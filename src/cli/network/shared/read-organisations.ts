import type { OrganisationInput } from "../../../network/model/organisation.ts";
import { parseOrganisations } from "../../../network/model/parse-organisations.ts";
import { parseFrom, readJson } from "../../shared/files.ts";

/**
 * Organisations from files with one each, as `tally network keys` writes them, or with a list of them; in the order that they are named in.
 *
 * @throws `FILE_UNREADABLE`, `FILE_NOT_JSON`, `NETWORK_ORGANISATIONS_INVALID`.
 */
export function readOrganisations(files: readonly string[]): readonly OrganisationInput[] {
  const found = files.flatMap(readJson);
  return parseFrom(files.join(", "), () => parseOrganisations(found));
}
