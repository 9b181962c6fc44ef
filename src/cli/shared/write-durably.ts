import { mkdir, open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { unwritable } from "./errors.ts";

/**
 * Writes a file so that after a crash it is there whole, or as it was before. Readable by its owner alone.
 *
 * @throws `FILE_UNWRITABLE`.
 */
export async function writeDurably(path: string, text: string): Promise<void> {
  try {
    await replace(path, text);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

async function replace(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const part = `${path}.part`;
  const file = await open(part, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
  await syncFolder(folder);
}

/** A new name is on disk once its folder is. Where folders cannot be opened (Windows), the system sees to it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
