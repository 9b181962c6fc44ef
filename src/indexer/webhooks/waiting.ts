import type { WaitingFor } from "../domain.ts";
import { BLOCK, blockAt, DEAD_LETTER, EVENT, EVENT_TOPIC, WEBHOOK } from "../store/kept-tables.ts";
import type { Reader } from "../store/reader.ts";
import { nextEvents, type Webhook } from "./deliver.ts";

/** Events that are counted. */
const MOST = 10_000;

/** What a webhook's receiver has still to take. An event about two of its topics counts for each. */
export async function webhookQueue(read: Reader, webhook: Webhook): Promise<WaitingFor> {
  const { name, topics } = webhook;
  const after = (await read.get(WEBHOOK, { name }))?.pos ?? -1;
  const where = [["pos", ">", after]] as const;
  const waiting =
    topics === undefined
      ? await read.count(EVENT, where, MOST)
      : await read.count(EVENT_TOPIC, [["topic", "in", topics], ...where], MOST);
  const [oldest] = await nextEvents(read, webhook, 1);
  const since = oldest && (await read.get(BLOCK, { number: blockAt(oldest.pos) }))?.time;
  const putAside = await read.count(DEAD_LETTER, [["name", "=", name]], MOST);
  return { kind: "webhook", name, waiting, since: since ?? null, putAside };
}
