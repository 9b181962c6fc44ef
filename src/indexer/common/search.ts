import { topicOf } from "../project/projection.ts";
import { folded } from "../project/values.ts";
import type { Asked, MadePage } from "../serve/answers.ts";
import { EVENT, EVENT_TOPIC, NAMED } from "../store/kept-tables.ts";

interface Found {
  readonly kind: string;
  readonly id: string;
  readonly title: string | null;
  readonly topic: string;
  readonly transaction: string | null;
}

/** Things that a search shows at most. */
const MOST = 50;
/** Sorts after every character. */
const LAST = "\u{10ffff}";

/** Things by their hash, their code or their name, or by the beginning of one: by index alone. */
export async function searchPage({ read, parameters }: Asked, kinds: readonly string[]): Promise<MadePage> {
  const asked = folded(String(parameters.q).trim());
  if (asked === "") return { items: [], next: null };
  const found = new Map<string, Found>();
  const add = (each: Found) => found.set(each.topic, each);
  for (const { kind, id, title } of await read.select(NAMED, {
    where: [["id", "=", asked]],
    order: ["id", "pos", "kind"],
    limit: MOST,
  })) {
    add({ kind, id, title, topic: topicOf(kind, id), transaction: null });
  }
  const named = await read.select(NAMED, {
    where: [
      ["folded", ">=", asked],
      ["folded", "<", `${asked}${LAST}`],
    ],
    order: ["folded", "pos", "kind", "id"],
    limit: MOST,
  });
  for (const { kind, id, title } of named) add({ kind, id, title, topic: topicOf(kind, id), transaction: null });
  for (const kind of kinds) {
    const topic = topicOf(kind, asked);
    if (found.has(topic)) continue;
    const [about] = await read.select(EVENT_TOPIC, {
      where: [["topic", "=", topic]],
      order: ["topic", "pos"],
      limit: 1,
    });
    if (about) add({ kind, id: asked, title: null, topic, transaction: null });
  }
  const [event] = await read.select(EVENT, { where: [["transaction", "=", asked]], order: ["pos"], limit: 1 });
  if (event)
    add({ kind: "transaction", id: asked, title: null, topic: topicOf("transaction", asked), transaction: asked });
  return { items: [...found.values()].slice(0, MOST), next: null };
}
