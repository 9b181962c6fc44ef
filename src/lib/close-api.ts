import type { Clock } from "./clock.ts";
import { endsWithin } from "./grace.ts";

/** What a Fastify instance has of it; its own type would make this file need Fastify. */
interface Api {
  close(): Promise<unknown>;
  readonly server: { closeAllConnections(): void };
}

/** Milliseconds for which those that are being answered are waited for. */
const GRACE = 2_000;

/** Takes no more requests, answers those that are complete, and ends the connections of all others. */
export async function closeApi(api: Api, clock: Clock): Promise<void> {
  const closed = api.close();
  // Half a request, or a connection that says nothing, would hold the server for a minute.
  if (!(await endsWithin(closed, GRACE, clock))) api.server.closeAllConnections();
  await closed;
}
