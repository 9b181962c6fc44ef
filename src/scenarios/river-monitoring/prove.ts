import type { Client } from "../../sdk/core/client.ts";
import { type VerifyReadingParameters, verifyReading } from "../../sdk/sensing/actions/feeds/verify-reading.ts";
import { parseReadingProof } from "../../sdk/sensing/model/parse-reading-proof.ts";
import { createRandom } from "../../simulator/random.ts";

/** What the contract looks at of the evidence that a bridge gives. */
export async function readingProofOf(api: string, station: number, seq: number): Promise<VerifyReadingParameters> {
  const response = await fetch(`${api}/v1/stations/${station}/readings/${seq}/proof`);
  if (!response.ok) throw new Error(`the bridge answered ${response.status} for reading ${station}/${seq}`);
  const { reading, batch, path } = parseReadingProof(await response.text());
  return { reading, batch, proof: path };
}

/** Draws readings over all stations, fetches the evidence of each from the bridge and has the contract verify it. */
export async function proveRandom(
  client: Client,
  api: string,
  lastSeq: ReadonlyMap<number, number>,
  count: number,
  seed: number,
): Promise<number> {
  const random = createRandom(seed);
  const stations = [...lastSeq.keys()];
  let proved = 0;
  for (let i = 0; i < count; i++) {
    const station = stations[i % stations.length] as number;
    const seq = 1 + Math.floor(random.between(0, lastSeq.get(station) as number));
    if (await verifyReading(client, await readingProofOf(api, station, seq))) proved++;
  }
  return proved;
}
