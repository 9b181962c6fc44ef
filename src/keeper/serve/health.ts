import Fastify, { type FastifyInstance } from "fastify";

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
  /** What keeps it from calling; empty where all is well. */
  readonly problems: Readonly<Record<string, string>>;
}

/** GET /health. Does not listen yet. */
export function createHealthApi(state: () => KeeperState): FastifyInstance {
  const app = Fastify({ logger: false, requestTimeout: 10_000 });
  app.get("/health", async (_, reply) => {
    const now = state();
    const ok = Object.keys(now.problems).length === 0;
    return reply.code(ok ? 200 : 503).send({ ok, ...now });
  });
  return app;
}
