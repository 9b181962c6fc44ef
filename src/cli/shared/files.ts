import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { isTallyError, TallyError } from "../../lib/errors.ts";
import { fault } from "./errors.ts";

/** The JSON in a file. @throws as `readText`; `FILE_NOT_JSON`. */
export function readJson(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fault("FILE_NOT_JSON", `${path} is not JSON: ${(cause as Error).message}`, { file: path });
  }
}

/** Bytes of a text: the longest that there can be in memory. */
const LARGEST = 500 * 2 ** 20;
const PIECE = 1 << 20;

/** The text in a file, a pipe or a device. @throws `FILE_UNREADABLE`, `FILE_TOO_LARGE`. */
export function readText(path: string): string {
  return readBytes(path).toString("utf8");
}

/** What is in a file, a pipe or a device. @throws `FILE_UNREADABLE`, `FILE_TOO_LARGE`. */
export function readBytes(path: string, largest = LARGEST): Buffer {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    return readAll(path, file, largest);
  } catch (cause) {
    if (isTallyError(cause)) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code;
    throw fault("FILE_UNREADABLE", `${path} cannot be read: ${reason}`, { file: path, reason }, cause);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readAll(path: string, file: number, largest: number): Buffer {
  const pieces: Buffer[] = [];
  let size = 0;
  for (;;) {
    if (Math.max(size, fstatSync(file).size) > largest) {
      throw fault("FILE_TOO_LARGE", `${path} has more than ${largest} bytes`, { file: path, limit: largest });
    }
    const piece = Buffer.allocUnsafe(PIECE);
    const count = readSync(file, piece);
    if (count === 0) return Buffer.concat(pieces);
    pieces.push(piece.subarray(0, count));
    size += count;
  }
}

/** Reads what a file holds; an error in it says which file. */
export function parseFrom<T>(path: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!isTallyError(error)) throw error;
    const { code, message, retryable, values } = error;
    throw new TallyError(code, `${path}: ${message}`, { retryable, values: { ...values, file: path }, cause: error });
  }
}
