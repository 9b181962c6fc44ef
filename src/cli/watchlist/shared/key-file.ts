import { type EpochKey, readKeyFile } from "../../../watchlist/keys/key-file.ts";
import { parseFrom } from "../../shared/files.ts";
import { readPrivate } from "../../shared/private-file.ts";

export const KEYS_OPTION = ["--keys <file>", "key file of the list's service, readable by its owner alone"] as const;

/** The keys in a file. @throws as `readPrivate` and `readKeyFile`. */
export function readKeys(file: string): readonly EpochKey[] {
  const content = readPrivate(file);
  return parseFrom(file, () => readKeyFile(content));
}
