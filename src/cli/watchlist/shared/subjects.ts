import type { SubjectKind, WatchlistSubject } from "../../../sdk/watchlist/model/subject.ts";
import { canonicalSubject } from "../../../sdk/watchlist/model/subject.ts";
import { parseFrom, readText } from "../../shared/files.ts";

export const SUBJECTS_OPTION = [
  "--subjects <file>",
  "one a line: its kind, CN-USCC or CN-RESIDENT-ID, and its identifier",
] as const;

/** Subjects in a file: never on a command line, which others see. @throws `SUBJECT_INVALID` with the line; `FILE_UNREADABLE`. */
export function readSubjects(file: string): WatchlistSubject[] {
  const lines = readText(file).split(/\r?\n/);
  return lines.flatMap((line, i) => {
    if (line.trim() === "") return [];
    const [, kind = "", identifier = ""] = /^\s*(\S+)\s+(.*\S)\s*$/.exec(line) ?? [];
    return [parseFrom(`${file}, line ${i + 1}`, () => canonicalSubject({ kind: kind as SubjectKind, identifier }))];
  });
}
