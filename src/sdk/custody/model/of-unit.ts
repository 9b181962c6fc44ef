import { isTallyError } from "../../../lib/errors.ts";
import { sdkError } from "../../core/errors.ts";

/** Reads numbers of a unit, so that the error of one that is too large names the unit too. @throws `NUMBER_TOO_LARGE`. */
export function ofUnit<T>(unit: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isTallyError(error) || error.code !== "NUMBER_TOO_LARGE") throw error;
    throw sdkError("NUMBER_TOO_LARGE", `unit ${unit}: ${error.message}`, { unit, ...error.values });
  }
}
