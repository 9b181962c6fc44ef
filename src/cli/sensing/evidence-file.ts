import { createReadStream } from "node:fs";
import { mkdir, open, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { parseEvidence } from "../../sdk/sensing/parse-evidence.ts";
import type { ReadingEvidence } from "../../sdk/sensing/reading-evidence.ts";
import { fault, unwritable } from "../errors.ts";

/**
 * The evidence in a file: one document, or one on each line, as `tally feed export` writes it.
 *
 * @throws `FILE_UNREADABLE`; `JSON_INVALID`, `EVIDENCE_INVALID`, `EVIDENCE_VERSION`.
 */
export async function* readEvidenceFile(path: string): AsyncGenerator<ReadingEvidence> {
  const lines = createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
  const spread: string[] = [];
  try {
    for await (const line of lines) {
      if (spread.length > 0 || /^\s*\{?\s*$/.test(line)) spread.push(line);
      else yield parseEvidence(line);
    }
  } catch (cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException;
    if (syscall === undefined) throw cause;
    throw fault("FILE_UNREADABLE", `${path} cannot be read: ${code}`, { file: path, reason: code }, cause);
  }
  // A document over several lines, as people and other programs write JSON.
  const text = spread.join("\n");
  if (text.trim() !== "") yield parseEvidence(text);
}

/** Writes evidence line by line; the file is there once all of it is. @throws `FILE_UNWRITABLE`. */
export async function writeEvidenceFile(path: string, all: AsyncIterable<ReadingEvidence>): Promise<number> {
  const part = `${path}.part`;
  const system = <T>(act: Promise<T>): Promise<T> =>
    act.catch((cause) => {
      throw unwritable(path, cause);
    });
  await system(mkdir(dirname(path), { recursive: true }));
  const file = await system(open(part, "w"));
  let count = 0;
  try {
    for await (const evidence of all) {
      await system(file.appendFile(`${JSON.stringify(evidence)}\n`));
      count++;
    }
    await system(file.sync());
    await file.close();
    await system(rename(part, path));
    return count;
  } catch (error) {
    await file.close().catch(() => {});
    await unlink(part).catch(() => {});
    throw error;
  }
}
