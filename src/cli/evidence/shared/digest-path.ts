import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { digestFile, type FileDigest } from "../../../sdk/evidence/model/receipt/file-digest.ts";
import { fault } from "../../shared/errors.ts";

/** One read of a file. Two hashes follow each, so larger pieces gain nothing. */
const CHUNK = 1 << 20;

/**
 * Hashes a file as a stream: a file of any size takes the memory of a few pieces.
 *
 * @throws `FILE_UNREADABLE`; `FILE_CHANGED` when it was written to meanwhile.
 */
export async function digestPath(path: string, onBytes: (count: number) => void = () => {}): Promise<FileDigest> {
  try {
    const before = await stat(path);
    const stream = createReadStream(path, { highWaterMark: CHUNK });
    stream.on("data", (chunk) => onBytes(chunk.length));
    const digest = await digestFile(stream, createHash("sha256"));
    const after = await stat(path);
    if (digest.size !== after.size || before.mtimeMs !== after.mtimeMs) {
      throw fault("FILE_CHANGED", `${path} was written to while it was read`, { file: path });
    }
    return digest;
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code;
    if (reason === undefined || (cause as Error).name === "TallyError") throw cause;
    throw fault("FILE_UNREADABLE", `${path} cannot be read: ${reason}`, { file: path, reason });
  }
}
