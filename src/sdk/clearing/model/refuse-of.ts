import type { Refuse } from "../../core/json/json-form.ts";
import { clearingError } from "../errors.ts";

/** Refuses a field of a file about something. @throws `CLEARING_JSON_INVALID`. */
export const refuseOf =
  (what: string): Refuse =>
  (field, value, expected) => {
    const message = `${what}: ${field || "the file"} should be ${expected}, is ${JSON.stringify(value)}`;
    throw clearingError("CLEARING_JSON_INVALID", message, { field, value });
  };
