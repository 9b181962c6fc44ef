import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface EventReceiver {
  readonly url: string;
  /** What is wrong with what was brought, where these are all events by their ids, in the order of the chain. Empty if nothing. */
  problems(ids: readonly string[]): string[];
  /** Events that were brought once more. */
  repeats(): number;
  close(): Promise<void>;
}

interface Delivery {
  readonly events: readonly { readonly id: string }[];
}

/** Takes whatever a webhook brings, and remembers it. */
export async function startEventReceiver(): Promise<EventReceiver> {
  const deliveries: string[][] = [];
  const server = createServer(async (request, response) => {
    const { events } = JSON.parse(await text(request)) as Delivery;
    deliveries.push(events.map(({ id }) => id));
    response.writeHead(204).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    problems: (ids) => problemsOf(deliveries, ids),
    repeats: () => deliveries.flat().length - new Set(deliveries.flat()).size,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Each delivery goes on without a gap from something that was brought before it, and all were brought. */
function problemsOf(deliveries: readonly (readonly string[])[], ids: readonly string[]): string[] {
  const places = new Map(ids.map((id, place) => [id, place]));
  const problems: string[] = [];
  let brought = 0;
  for (const delivery of deliveries) {
    const first = places.get(delivery[0] ?? "");
    if (first === undefined || delivery.some((id, i) => places.get(id) !== first + i))
      problems.push(`webhook: brought ${delivery.join()}, which do not follow each other on the chain`);
    else if (first > brought)
      problems.push(`webhook: ${first - brought} events before ${delivery[0]} were passed over`);
    else brought = Math.max(brought, first + delivery.length);
  }
  if (brought < ids.length) problems.push(`webhook: ${brought} of ${ids.length} events were brought`);
  return problems;
}
