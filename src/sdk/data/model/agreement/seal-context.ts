import { concat, id, keccak256, toBeHex } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import { checkNumber } from "../../../core/whole.ts";

const TAG = id("Tallystick sealed version v1");

/** What the ciphertext of a whole version is sealed for: the same for every grantee. @throws `ARGUMENT_INVALID`. */
export function versionContext({ resource, version }: { readonly resource: string; readonly version: number }): string {
  return keccak256(concat([TAG, checkBytes32("resource", resource), toBeHex(checkNumber("version", version), 32)]));
}
