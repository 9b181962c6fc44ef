import { sdkError } from "../../../sdk/core/errors.ts";
import type { Reader } from "../../store/reader.ts";
import { type BridgeConfig, bridgeOf } from "../bridge-of.ts";
import { READING, STATION } from "../tables.ts";

/** Where the bridge of a reading has its proof. @throws `NOT_FOUND`. */
export async function proofAddress(read: Reader, id: number, bridges: readonly BridgeConfig[]): Promise<string> {
  const reading = Number.isSafeInteger(id) ? await read.get(READING, { id }) : undefined;
  const station = reading && (await read.get(STATION, { id: reading.station }));
  const bridge = station && bridgeOf(station, bridges);
  if (reading === undefined || bridge === undefined) {
    throw sdkError("NOT_FOUND", `no bridge has a proof of Observations(${id})`, { observation: id });
  }
  return `${bridge.url}/v1/stations/${reading.station}/readings/${reading.seq}/proof`;
}
