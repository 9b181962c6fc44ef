import { openOutput } from "./output.ts";

/**
 * Writes a file so that after a crash it is there whole, or as it was before. Readable by its owner alone.
 *
 * @throws `FILE_UNWRITABLE`.
 */
export async function writeDurably(path: string, text: string): Promise<void> {
  const output = await openOutput(path);
  try {
    await output.write(text);
    await output.keep();
  } catch (error) {
    await output.drop();
    throw error;
  }
}
