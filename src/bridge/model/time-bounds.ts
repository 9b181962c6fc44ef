/** End of the year 9999. */
const LAST = 253_402_300_799_999;

/**
 * Whether a number is a time that can be sealed and shown: Unix milliseconds from 1970 to 9999. A logger whose battery is dead says
 * 1970, and where its clock is ahead of UTC that is before the epoch; the chain's times have no sign.
 */
export function isTime(at: number): boolean {
  return Number.isSafeInteger(at) && at >= 0 && at <= LAST;
}
