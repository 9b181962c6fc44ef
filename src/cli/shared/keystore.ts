import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { getAddress } from "ethers";
import type { Environment } from "./environment.ts";
import { fault } from "./errors.ts";
import { readJson } from "./files.ts";
import { readPrivate } from "./private-file.ts";

const NAME = /^[\w-]{1,64}$/;

/** A key of the keystore; its file is encrypted. */
export interface StoredKey {
  readonly name: string;
  readonly address: string;
  readonly file: string;
}

/** Where a key of the keystore is. @throws `USAGE`. */
export function keyPath(environment: Environment, name: string): string {
  if (NAME.test(name)) return join(folderOf(environment), `${name}.json`);
  throw fault("USAGE", `the name of a key is letters, digits, - and _, at most 64: ${JSON.stringify(name)}`, { name });
}

/** The keys of the keystore, by name. */
export function keysIn(environment: Environment): StoredKey[] {
  const folder = folderOf(environment);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
  return files.sort().map((file): StoredKey => {
    const path = join(folder, file);
    const { address } = (readJson(path) ?? {}) as { address?: unknown };
    if (typeof address !== "string" || !/^(0x)?[0-9a-fA-F]{40}$/.test(address)) {
      throw fault("KEY_INVALID", `${path} is not an encrypted key`, { from: path });
    }
    return { name: basename(file, ".json"), address: getAddress(`0x${address.replace(/^0x/, "")}`), file: path };
  });
}

/** The password of encrypted keys: of a file, or of TALLY_KEY_PASSWORD. @throws `KEY_PASSWORD_MISSING`, `KEY_FILE_OPEN`. */
export function readPassword(environment: Environment, passwordFile: string | undefined): string {
  const password = passwordFile ? readPrivate(passwordFile).replace(/\r?\n$/, "") : environment.TALLY_KEY_PASSWORD;
  if (password) return password;
  throw fault("KEY_PASSWORD_MISSING", "no password for the encrypted key", {});
}

function folderOf(environment: Environment): string {
  const { TALLY_KEYSTORE: folder, HOME, USERPROFILE } = environment;
  const home = HOME ?? USERPROFILE;
  if (folder) return folder;
  if (home) return join(home, ".tally", "keystore");
  throw fault("USAGE", "TALLY_KEYSTORE should name the folder of the keys: there is no home folder", {});
}
