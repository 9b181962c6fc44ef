import { openOutputFile } from "./output-file.ts";

/**
 * Writes a file so that after a crash it is there whole, or as it was before. When this returns, it is on the disk, and so is its
 * name. What is replaced, and what is written into, `openOutputFile` says.
 *
 * @param mode Who may read and write a new file, where the system has such modes.
 */
export function writeDurably(path: string, text: string, mode = 0o666): void {
  const file = openOutputFile(path, mode);
  try {
    file.write(text);
    file.keep();
  } catch (error) {
    file.drop();
    throw error;
  }
}
