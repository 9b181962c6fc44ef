import { getLightClient } from "../../sdk/anchoring/actions/get-light-client.ts";
import type { Working } from "../domain.ts";
import { CHAIN_CLIENT, CHAIN_NEWEST } from "./tables.ts";

/** Clients of one look. */
const MOST_CLIENTS = 10_000;
const SHORTEST_BACK_OFF = 1_000;
const LONGEST_BACK_OFF = 60_000;

/** Keeps when the newest recorded block of each other chain was made: from then on its validators are trusted for so long. */
export async function keepNewestTimes({ client, store, clock, signal, wake, log }: Working): Promise<void> {
  let backOff = SHORTEST_BACK_OFF;
  while (!signal.aborted) {
    try {
      const due = await store.read(async (read) => {
        const clients = await read.select(CHAIN_CLIENT, { where: [], order: ["pos", "client"], limit: MOST_CLIENTS });
        const known = await read.select(CHAIN_NEWEST, { where: [], order: ["client"], limit: MOST_CLIENTS });
        const numbers = new Map(known.map((each) => [each.client, each.number]));
        return clients.filter((each) => (numbers.get(each.client) ?? -1) < each.number);
      });
      for (const { client: lightClient } of due) {
        const { number, time } = await getLightClient(client, { lightClient });
        await store.keep(CHAIN_NEWEST, [{ client: lightClient, number, time }]);
      }
      backOff = SHORTEST_BACK_OFF;
      await wake.wait(signal);
    } catch (error) {
      log.error({ err: error }, "the time of another chain's newest block is not known");
      await clock.sleep(backOff, signal);
      backOff = Math.min(backOff * 2, LONGEST_BACK_OFF);
    }
  }
}
