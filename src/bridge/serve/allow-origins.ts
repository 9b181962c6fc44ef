import type { FastifyInstance } from "fastify";

/** Lets pages of these origins read what the API answers (CORS). Without credentials, which the API has none of in a browser. */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const all = origins.includes("*");
  app.addHook("onRequest", async ({ method, headers }, reply) => {
    const { origin } = headers;
    if (!all) reply.header("vary", "Origin");
    if (origin === undefined || !(all || origins.includes(origin))) return undefined;
    reply.header("access-control-allow-origin", all ? "*" : origin);
    if (method !== "OPTIONS" || headers["access-control-request-method"] === undefined) return undefined;
    return reply
      .code(204)
      .header("access-control-allow-methods", "GET, HEAD")
      .header("access-control-max-age", "600")
      .send();
  });
}
