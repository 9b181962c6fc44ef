import { PARAMETERS } from "../river.ts";
import type { Pack } from "./station-clock.ts";

const RECORDS = PARAMETERS.map(({ parameter, senmlUnit }) => `"n":"${parameter}","u":"${senmlUnit}","v":`);

/** A pack as a logger writes it: about 240 bytes. */
export function senmlPack({ station, observedAt, values }: Pack): string {
  let text = `[{"bn":"urn:dev:ow:10e2073a0108${String(station).padStart(4, "0")}:","bt":${observedAt / 1_000},${RECORDS[0]}${values[0]}}`;
  for (let i = 1; i < RECORDS.length; i++) text += `,{${RECORDS[i]}${values[i]}}`;
  return `${text}]`;
}
