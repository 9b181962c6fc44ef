import { createReadStream } from "node:fs";
import { parseReadingProof } from "../../../sdk/sensing/model/parse-reading-proof.ts";
import type { ReadingProof } from "../../../sdk/sensing/model/reading-proof.ts";
import { fault } from "../../shared/errors.ts";
import { parseFrom } from "../../shared/files.ts";
import { openOutput } from "../../shared/output.ts";

/** Characters of a document: far more than any proof has. */
const LONGEST = 1 << 24;
/** Characters that a line counts for besides its own, so that empty ones have an end too. */
const LINE = 64;

/**
 * The proof in a file: one document, or one on each line, as `tally feed export` writes it. A file of any size is read piece by
 * piece.
 *
 * @throws `FILE_UNREADABLE`, `FILE_TOO_LARGE`; `JSON_INVALID`, `READING_PROOF_INVALID`, `READING_PROOF_VERSION`.
 */
export async function* readProofFile(path: string): AsyncGenerator<ReadingProof> {
  const spread: string[] = [];
  let length = 0;
  for await (const line of linesOf(path)) {
    const bare = line.trim();
    if (spread.length === 0 && bare !== "" && bare !== "{") yield parseFrom(path, () => parseReadingProof(line));
    else {
      length += line.length + LINE;
      checkLength(path, length);
      spread.push(line);
    }
  }
  // A document over several lines, as people and other programs write JSON.
  const text = spread.join("\n");
  if (text.trim() !== "") yield parseFrom(path, () => parseReadingProof(text));
}

function checkLength(path: string, length: number): void {
  if (length <= LONGEST) return;
  throw fault("FILE_TOO_LARGE", `${path} has a document of more than ${LONGEST} characters`, {
    file: path,
    limit: LONGEST,
  });
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let begun: string[] = [];
  let length = 0;
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
    const [first = "", ...lines] = value.split("\n");
    begun.push(first);
    length += first.length;
    checkLength(path, length);
    const last = lines.pop();
    if (last === undefined) continue;
    yield begun.join("");
    yield* lines;
    begun = [last];
    length = last.length;
  }
  if (length > 0) yield begun.join("");
}

/** Writes proof line by line; the file is there once all of it is. @throws `FILE_UNWRITABLE`. */
export async function writeProofFile(path: string, all: AsyncIterable<ReadingProof>): Promise<number> {
  const output = openOutput(path, 0o666);
  let count = 0;
  try {
    for await (const proof of all) {
      output.write(`${JSON.stringify(proof)}\n`);
      count++;
    }
    output.keep();
    return count;
  } catch (error) {
    output.drop();
    throw error;
  }
}
