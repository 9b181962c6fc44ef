import { existsSync } from "node:fs";
import { join } from "node:path";
import { networkError } from "../../../network/errors.ts";
import { checkNetwork } from "../../../network/model/check-network.ts";
import type { ReadFile } from "../../../network/model/inconsistency.ts";
import { readText } from "../../shared/files.ts";
import { readPrivate } from "../../shared/private-file.ts";
import type { NetworkFolder } from "./read-network.ts";

/** Reads files below a network's folder; one that is not there is another organisation's. */
export function readerBelow(root: string, read: (path: string) => string = readText): ReadFile {
  return (path) => {
    const whole = join(root, path);
    return existsSync(whole) ? read(whole) : undefined;
  };
}

/**
 * Requires that the files of a network that are here fit together, and that nobody else can read a key.
 *
 * @returns How many files were looked at.
 * @throws `NETWORK_NOT_CONSISTENT`; as `readText`.
 */
export function requireConsistent(folder: string, { root, network }: NetworkFolder): number {
  let files = 0;
  const counted = (read: (path: string) => string) => (path: string) => {
    files++;
    return read(path);
  };
  const problems = checkNetwork(network, readerBelow(root, counted(readText)), readerBelow(root, counted(readPrivate)));
  if (problems.length === 0) return files;
  const lines = problems.map(({ file: path, field, reason }) => `${path}${field}: ${reason}`);
  throw networkError("NETWORK_NOT_CONSISTENT", lines.join("\n"), { folder, problems });
}
