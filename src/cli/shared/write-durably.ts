import { replaceDurably } from "../../lib/replace-durably.ts";
import { unwritable } from "./errors.ts";

/**
 * Writes a file so that after a crash it is there whole, or as it was before. Readable by its owner alone.
 *
 * @throws `FILE_UNWRITABLE`.
 */
export async function writeDurably(path: string, text: string): Promise<void> {
  try {
    replaceDurably(path, text, 0o600);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}
