import { getBytes } from "ethers";
import { bytes32, hex, integer, object, type Refuse } from "../../../sdk/core/json/json-form.ts";
import type { HeldKey } from "../../../sdk/data/vault/open-vault-session.ts";
import { fault } from "../../shared/errors.ts";
import { readPrivate } from "../../shared/private-file.ts";

const FORM = object({ key: bytes32, org: integer, kem: integer, publicKey: hex, privateKey: bytes32 });

/** The key of a file that `tally data key` wrote. @throws `KEY_INVALID`, `KEY_FILE_OPEN`, `FILE_UNREADABLE`. */
export function readEncryptionKey(file: string): HeldKey {
  const refuse: Refuse = (field, _, expected) => {
    throw fault("KEY_INVALID", `${file}: ${field} should be ${expected}`, { from: file, field });
  };
  const json = parsed(readPrivate(file), refuse);
  FORM(json, "", refuse);
  const { key, privateKey } = json as { readonly key: string; readonly privateKey: string };
  return { key, privateKey: getBytes(privateKey) };
}

function parsed(text: string, refuse: Refuse): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse("(file)", undefined, "JSON");
  }
}
