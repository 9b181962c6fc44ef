import { isTallyError } from "../../../lib/errors.ts";
import type { BridgeConfig } from "../../config/config.ts";
import type { Held } from "../../restore/restore.ts";
import { countHeld } from "../../submit/held.ts";

const TIMEOUT = 15_000;

/** What each co-signing gateway of the configuration says that it received after a time; one that does not answer says why. */
export async function askHeld(
  { stations }: Pick<BridgeConfig, "stations">,
  station: number,
  after: number,
  fetch: typeof globalThis.fetch,
): Promise<Held[]> {
  const { cosigners = [] } = stations.find((each) => each.station === station) ?? {};
  return Promise.all(
    cosigners.map(async ({ url }): Promise<Held> => {
      try {
        return { url, readings: await countHeld({ url, station, after, timeout: TIMEOUT, fetch }) };
      } catch (error) {
        if (!isTallyError(error)) throw error;
        return { url, problem: `${error.code}: ${error.message}` };
      }
    }),
  );
}
