import { indexerError } from "../../errors.ts";

/** Events that one question may look at. */
export const MOST_READ = 100_000;

/** What a question is refused with that would have to look at more. */
export const tooMany = (field: string, most: number) =>
  indexerError("INDEX_QUERY_TOO_WIDE", `the question has to look at more than ${most} events`, { field, most });
