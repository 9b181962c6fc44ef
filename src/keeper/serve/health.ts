import Fastify, { type FastifyInstance } from "fastify";
import { createMetrics } from "./metrics.ts";

/** What a keeper tells of itself. */
export interface KeeperState {
  readonly account: string;
  /** Block at which it last listed what is due, and its time; null before the first. */
  readonly block: number | null;
  readonly time: number | null;
  /** Acts that it called since it was started. */
  readonly called: number;
  /** Acts that the chain refuses, and that are still due. */
  readonly refused: number;
  /** First second, by the chain's clock, in which something more is due; null where no clock runs. */
  readonly nextAt: number | null;
  /** What keeps it from calling, by the code of the catalogue; empty where all is well. */
  readonly problems: Readonly<Record<string, string>>;
}

/**
 * GET /health and GET /metrics. Does not listen yet.
 *
 * @param pending How many transactions are not final.
 */
export function createHealthApi(state: () => KeeperState, pending: () => number): FastifyInstance {
  const app = Fastify({ logger: false, requestTimeout: 10_000 });
  app.get("/health", async (_, reply) => {
    const now = state();
    const ok = Object.keys(now.problems).length === 0;
    return reply.code(ok ? 200 : 503).send({ ok, ...now });
  });
  const metrics = createMetrics(() => Object.keys(state().problems), pending);
  app.get("/metrics", async (_, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
  return app;
}
