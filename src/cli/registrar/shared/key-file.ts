import type { Epoch } from "../../../registrar/keys/epochs.ts";
import { encryptKeyFile, readKeyFile } from "../../../registrar/keys/key-file.ts";
import { whileLocked } from "../../../registrar/keys/lock.ts";
import type { Cli } from "../../shared/cli.ts";
import { unwritable } from "../../shared/errors.ts";
import { parseFrom } from "../../shared/files.ts";
import { readPassword } from "../../shared/keystore.ts";
import { writeOutput } from "../../shared/output.ts";
import { readPrivate } from "../../shared/private-file.ts";

export const KEYS_OPTION = ["--keys <file>", "key file of the registrar"] as const;

const passwordOf = (cli: Cli) => readPassword(cli.environment(), cli.passwordFile());

/** The epochs in a key file. @throws as `readPrivate` and `readKeyFile`; `KEY_PASSWORD_MISSING`. */
export function readEpochs(cli: Cli, file: string): readonly Epoch[] {
  const content = readPrivate(file);
  return parseFrom(file, () => readKeyFile(content, () => passwordOf(cli)));
}

/** Writes a key file whole, or leaves it as it was. @throws `KEY_PASSWORD_MISSING`, `FILE_UNWRITABLE`. */
export function writeEpochs(cli: Cli, file: string, epochs: readonly Epoch[]): void {
  writeOutput(file, encryptKeyFile(epochs, passwordOf(cli)));
}

/** Changes a key file while nobody else does. @throws `KEY_FILE_LOCKED`, `FILE_UNWRITABLE`; what `change` throws. */
export function changeKeyFile<T>(file: string, change: () => T): T {
  try {
    return whileLocked(file, change);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ERR_SQLITE_ERROR") throw cause;
    throw unwritable(file, cause);
  }
}
