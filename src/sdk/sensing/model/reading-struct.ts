import { checkReading } from "./check-reading.ts";
import type { Reading } from "./reading.ts";

/** A reading as the contracts take it. @throws `ARGUMENT_INVALID`. */
export function toReadingStruct(reading: Reading) {
  const checked = checkReading(reading);
  return { ...checked, sourceFlag: checked.sourceFlag === "" ? 0 : checked.sourceFlag.charCodeAt(0) };
}
