import { type OpenUrl, readBody } from "../../../lib/open-url.ts";
import { sdkError } from "../../../sdk/core/errors.ts";
import { indexerError } from "../../errors.ts";
import type { Reader } from "../../store/reader.ts";
import { type BridgeConfig, bridgeOf } from "../bridge-of.ts";
import { READING, STATION } from "../tables.ts";

const MOST_ANSWER = 1024 * 1024;

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

/** A reading's proof, as its bridge has it. @throws `NOT_FOUND`; `INDEX_BRIDGE_FAILED` where the bridge does not answer. */
export async function passProof(openUrl: OpenUrl, url: string): Promise<Uint8Array> {
  const failed = (reason: string, cause?: unknown) =>
    indexerError("INDEX_BRIDGE_FAILED", "the bridge of the station did not give the proof", { reason }, cause);
  const answer = await openUrl({ url, method: "GET", headers: { accept: "application/json" } }).catch(
    (cause: Error) => {
      throw failed(cause.message, cause);
    },
  );
  const body = await readBody(answer.body, MOST_ANSWER).catch((cause: Error) => {
    throw failed(cause.message, cause);
  });
  if (answer.status === 404) throw sdkError("NOT_FOUND", "the bridge has no proof of this reading", {});
  if (answer.status !== 200) throw failed(`it answered ${answer.status}`);
  return body;
}
