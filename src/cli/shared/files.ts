import { readFileSync } from "node:fs";
import { isTallyError, TallyError } from "../../lib/errors.ts";
import { fault } from "./errors.ts";

/** The JSON in a file. @throws `FILE_UNREADABLE`, `FILE_NOT_JSON`. */
export function readJson(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fault("FILE_NOT_JSON", `${path} is not JSON: ${(cause as Error).message}`, { file: path });
  }
}

/** The text in a file. @throws `FILE_UNREADABLE`. */
export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code;
    throw fault("FILE_UNREADABLE", `${path} cannot be read: ${reason}`, { file: path, reason }, cause);
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
