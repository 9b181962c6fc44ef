import type { FastifyInstance } from "fastify";
import type { Clock } from "../../lib/clock.ts";
import { endsWithin } from "../../lib/grace.ts";

/** Milliseconds for which those that are being answered are waited for. */
const GRACE = 2_000;

/** Takes no more requests, answers those that are complete, and ends the connections of all others. */
export async function closeApi(api: FastifyInstance, clock: Clock): Promise<void> {
  const closed = api.close();
  // Half a request, or a connection that says nothing, would hold the server for a minute.
  if (!(await endsWithin(closed, GRACE, clock))) api.server.closeAllConnections();
  await closed;
}
