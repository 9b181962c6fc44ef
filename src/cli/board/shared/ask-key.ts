import { bytes32, object, type Refuse } from "../../../sdk/core/json/json-form.ts";
import { parseJson } from "../../../sdk/core/json/parse-json.ts";
import { fault } from "../../shared/errors.ts";
import { parseFrom } from "../../shared/files.ts";
import { readPrivate } from "../../shared/private-file.ts";

const FORM = object({ key: bytes32, privateKey: bytes32 });

/** The private key of a file that `tally board key` wrote. @throws `KEY_INVALID`, `KEY_FILE_OPEN`, `FILE_UNREADABLE`, `JSON_INVALID`. */
export function readAskKey(file: string): string {
  const refuse: Refuse = (field, _, expected) => {
    throw fault("KEY_INVALID", `${file}: ${field} should be ${expected}`, { from: file, field });
  };
  const json = parseFrom(file, () => parseJson(readPrivate(file)));
  FORM(json, "", refuse);
  return (json as { readonly privateKey: string }).privateKey;
}
