import { bridgeError } from "../model/errors.ts";
import type { Frame } from "../model/frame.ts";
import { isTime } from "../model/time-bounds.ts";

/** One letter of ASCII that can be seen. */
const FLAG = /^[\x21-\x7e]$/;

/**
 * Refuses what breaks the port's types: a source's fault must not make the group fail that its frame would be stored with, nor
 * NaN become a missing value. Nor may it put into the sequence what no leaf can hold, for then no gateway could sign the batch,
 * and nothing after it would be sealed.
 *
 * @throws `FRAME_INVALID`.
 */
export function checkFrame(frame: Frame): void {
  const { station, receivedAt, observations } = frame;
  if (!Number.isSafeInteger(station) || station < 0) invalid(frame, "station", station);
  if (!isTime(receivedAt)) invalid(frame, "receivedAt", receivedAt);
  for (let i = 0; i < observations.length; i++) {
    const { sensor, observedAt, value, counter, text, sourceFlag } = observations[i] as (typeof observations)[number];
    if (sensor.station !== station) invalid(frame, `observations[${i}].sensor.station`, sensor.station);
    if (!isTime(observedAt)) invalid(frame, `observations[${i}].observedAt`, observedAt);
    if (value !== null && !Number.isSafeInteger(value)) invalid(frame, `observations[${i}].value`, value);
    if (!(Number.isSafeInteger(counter) && counter >= 0)) invalid(frame, `observations[${i}].counter`, counter);
    if (sourceFlag !== "" && !FLAG.test(sourceFlag)) invalid(frame, `observations[${i}].sourceFlag`, sourceFlag);
    if (text.includes("\0")) invalid(frame, `observations[${i}].text`, text);
  }
}

function invalid({ source, station }: Frame, field: string, value: unknown): never {
  throw bridgeError("FRAME_INVALID", `${source} handed over a frame of station ${station} with ${field} ${value}`, {
    source,
    station,
    field,
    value,
  });
}
