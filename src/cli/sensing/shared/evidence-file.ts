import { createReadStream } from "node:fs";
import { open, rename, unlink } from "node:fs/promises";
import { parseEvidence } from "../../../sdk/sensing/model/parse-evidence.ts";
import type { ReadingEvidence } from "../../../sdk/sensing/model/reading-evidence.ts";
import { fault, unwritable } from "../../shared/errors.ts";

/**
 * The evidence in a file: one document, or one on each line, as `tally feed export` writes it.
 *
 * @throws `FILE_UNREADABLE`; `JSON_INVALID`, `EVIDENCE_INVALID`, `EVIDENCE_VERSION`.
 */
export async function* readEvidenceFile(path: string): AsyncGenerator<ReadingEvidence> {
  const spread: string[] = [];
  for await (const line of linesOf(path)) {
    if (spread.length > 0 || /^\s*\{?\s*$/.test(line)) spread.push(line);
    else yield parseEvidence(line);
  }
  // A document over several lines, as people and other programs write JSON.
  const text = spread.join("\n");
  if (text.trim() !== "") yield parseEvidence(text);
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  const chunks: AsyncIterator<string> = createReadStream(path, "utf8")[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await chunks.next().catch((cause: NodeJS.ErrnoException) => {
      throw fault(
        "FILE_UNREADABLE",
        `${path} cannot be read: ${cause.code}`,
        { file: path, reason: cause.code },
        cause,
      );
    });
    if (done) break;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** Writes evidence line by line; the file is there once all of it is. @throws `FILE_UNWRITABLE`. */
export async function writeEvidenceFile(path: string, all: AsyncIterable<ReadingEvidence>): Promise<number> {
  const part = `${path}.part`;
  const system = <T>(act: Promise<T>): Promise<T> =>
    act.catch((cause) => {
      throw unwritable(path, cause);
    });
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
