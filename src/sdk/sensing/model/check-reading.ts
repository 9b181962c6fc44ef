import { checkBytes32, checkThat } from "../../core/check.ts";
import { checkNumber, checkWhole, UINT32 } from "../../core/whole.ts";
import { Quality } from "./quality.ts";
import type { Reading } from "./reading.ts";

const FLAG = /^[\x21-\x7e]?$/;
const QUALITIES: readonly number[] = Object.values(Quality);

/**
 * A reading whose fields all fit their width in the leaf; a larger number would be cut off there.
 *
 * @throws `ARGUMENT_INVALID` with the field and its value.
 *
 * @example
 * import { checkReading, readingLeaf } from "tallystick/sensing";
 *
 * const leaf = readingLeaf(checkReading(reading));
 */
export function checkReading(reading: Reading): Reading {
  const { value, sourceFlag, quality } = reading;
  checkThat(Number.isSafeInteger(value), "value", value, "a whole number of at most 2^53 - 1");
  checkThat(FLAG.test(sourceFlag), "sourceFlag", sourceFlag, 'one ASCII character, or ""');
  checkThat(QUALITIES.includes(quality), "quality", quality, `one of ${QUALITIES.join(", ")}`);
  return {
    station: checkNumber("station", reading.station),
    seq: checkWhole("seq", reading.seq, 1),
    sensor: checkNumber("sensor", reading.sensor),
    observedAt: checkWhole("observedAt", reading.observedAt, 0),
    receivedAt: checkWhole("receivedAt", reading.receivedAt, 0),
    value,
    counter: checkWhole("counter", reading.counter, 0),
    sourceFlag,
    quality,
    checks: checkWhole("checks", reading.checks, 0, UINT32),
    evidence: checkBytes32("evidence", reading.evidence),
  };
}
