import { bridgeError } from "./errors.ts";

/** Of a clock that is so many milliseconds ahead of the chain's time. */
export const clockAhead = (ahead: number) =>
  bridgeError("CLOCK_AHEAD", `the clock is ${ahead} ms ahead of the chain's time`, { ahead });

/** Of a station whose readings cannot be batched yet. */
export function receivedAhead(station: number, receivedAt: number): Error {
  const time = new Date(receivedAt).toISOString();
  const message = `station ${station}: a reading says that it was received at ${time}, which the chain's time has not reached`;
  return bridgeError("CLOCK_AHEAD", message, { station, receivedAt });
}
