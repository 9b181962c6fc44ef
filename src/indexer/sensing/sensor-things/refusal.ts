import type { TallyError } from "../../../lib/errors.ts";
import { indexerError } from "../../errors.ts";

/** What a question has wrong, under the name of its option. */
export const refusal = (field: string, value: unknown, message: string): TallyError =>
  indexerError("INDEX_QUERY_INVALID", message, { field, value: String(value).slice(0, 200) });
