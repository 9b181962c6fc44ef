/** Reads the custom errors of our contracts, with what their NatSpec says, from the Solidity source. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesMatching } from "../check/files.ts";

export interface SolidityError {
  name: string;
  /** As written: "address account, uint48 validUntil". */
  parameters: string;
  /** The `@notice`, on one line; empty when there is none. */
  notice: string;
  file: string;
}

/** An error, and the comment lines that stand right above it. */
const ERROR = /((?:^[ \t]*\/\/\/.*\n)*)^[ \t]*error\s+(\w+)\s*\(([^)]*)\)\s*;/gm;

const noticeOf = (comment: string) =>
  comment
    .split("\n")
    .map((line) => line.replace(/^\s*\/\/\/\s?/, "").trim())
    .join(" ")
    .replace(/^\s*@notice\s+/, "")
    .split(/\s@\w+/, 1)[0]
    ?.trim() ?? "";

/** Every `error` under contracts/, in the order of files and lines. */
export function solidityErrors(root: string): SolidityError[] {
  return filesMatching(root, "contracts/**/*.sol").flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(ERROR)].map(([, comment = "", name = "", parameters = ""]) => ({
      name,
      parameters: parameters.replace(/\s+/g, " ").trim(),
      notice: comment.includes("@notice") ? noticeOf(comment) : "",
      file,
    })),
  );
}
