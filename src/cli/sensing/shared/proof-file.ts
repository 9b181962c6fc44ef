import { createReadStream } from "node:fs";
import { open, rename, unlink } from "node:fs/promises";
import { parseReadingProof } from "../../../sdk/sensing/model/parse-reading-proof.ts";
import type { ReadingProof } from "../../../sdk/sensing/model/reading-proof.ts";
import { fault, unwritable } from "../../shared/errors.ts";
import { parseFrom } from "../../shared/files.ts";

/**
 * The proof in a file: one document, or one on each line, as `tally feed export` writes it.
 *
 * @throws `FILE_UNREADABLE`; `JSON_INVALID`, `READING_PROOF_INVALID`, `READING_PROOF_VERSION`.
 */
export async function* readProofFile(path: string): AsyncGenerator<ReadingProof> {
  const spread: string[] = [];
  for await (const line of linesOf(path)) {
    if (spread.length > 0 || /^\s*\{?\s*$/.test(line)) spread.push(line);
    else yield parseFrom(path, () => parseReadingProof(line));
  }
  // A document over several lines, as people and other programs write JSON.
  const text = spread.join("\n");
  if (text.trim() !== "") yield parseFrom(path, () => parseReadingProof(text));
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

/** Writes proof line by line; the file is there once all of it is. @throws `FILE_UNWRITABLE`. */
export async function writeProofFile(path: string, all: AsyncIterable<ReadingProof>): Promise<number> {
  const part = `${path}.part`;
  const system = <T>(act: Promise<T>): Promise<T> =>
    act.catch((cause) => {
      throw unwritable(path, cause);
    });
  const file = await system(open(part, "w"));
  let count = 0;
  try {
    for await (const proof of all) {
      await system(file.appendFile(`${JSON.stringify(proof)}\n`));
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
