import { bridgeError } from "../errors.ts";
import type { Frame } from "./frame.ts";

/**
 * Refuses what breaks the port's types: a source's fault must not make the group fail that its frame would be stored with, nor
 * NaN become a missing value.
 *
 * @throws `FRAME_INVALID`.
 */
export function checkFrame(frame: Frame): void {
  const { station, receivedAt, observations } = frame;
  if (!Number.isSafeInteger(station) || station < 0) invalid(frame, "station", station);
  if (!Number.isSafeInteger(receivedAt)) invalid(frame, "receivedAt", receivedAt);
  for (let i = 0; i < observations.length; i++) {
    const { sensor, observedAt, value, counter, text } = observations[i] as (typeof observations)[number];
    if (sensor.station !== station) invalid(frame, `observations[${i}].sensor.station`, sensor.station);
    if (!Number.isSafeInteger(observedAt)) invalid(frame, `observations[${i}].observedAt`, observedAt);
    if (value !== null && !Number.isSafeInteger(value)) invalid(frame, `observations[${i}].value`, value);
    if (!Number.isSafeInteger(counter)) invalid(frame, `observations[${i}].counter`, counter);
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
