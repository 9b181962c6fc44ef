import { type OutputFile, openOutputFile } from "../../lib/output-file.ts";
import { writeDurably } from "../../lib/write-durably.ts";
import { unwritable } from "./errors.ts";

/** Who may read what a command writes, if nothing is said: its owner alone. */
const PRIVATE = 0o600;

/**
 * Opens what `--out` names.
 *
 * @param mode Who may read a new file; its owner alone if left out.
 * @throws `FILE_UNWRITABLE`, also for a folder; so do `write` and `keep`.
 */
export function openOutput(path: string, mode = PRIVATE): OutputFile {
  const file = named(path, () => openOutputFile(path, mode));
  return {
    write: (text) => named(path, () => file.write(text)),
    keep: () => named(path, file.keep),
    drop: file.drop,
  };
}

/**
 * Writes what `--out` names, so that after a crash it is there whole, or as it was before. Readable by its owner alone.
 *
 * @throws `FILE_UNWRITABLE`, also for a folder.
 */
export function writeOutput(path: string, text: string): void {
  named(path, () => writeDurably(path, text, PRIVATE));
}

function named<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    throw unwritable(path, cause);
  }
}
