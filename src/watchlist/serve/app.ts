import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import Fastify, { type FastifyInstance } from "fastify";
import { answerProblems } from "../../lib/answer-problems.ts";
import type { Logger } from "../../lib/logger.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import { serviceError } from "../errors.ts";
import { routes, type WatchlistApiParameters } from "./routes.ts";

/** Milliseconds for the whole of a request to come in. */
const REQUEST_TIMEOUT = 10_000;
/** 64 elements, or receipts, and room. */
const BODY_LIMIT = 32 * 1024;

/** What an answer that is no success says, by code, where it is not what all APIs say. */
const STATUS: Readonly<Record<string, number>> = {
  BUCKET_UNKNOWN: 404,
  SIGN_IN_REFUSED: 401,
  SESSION_UNKNOWN: 401,
  QUERY_UNPAID: 402,
  QUERIER_NOT_ALLOWED: 403,
  QUERY_EPOCH_OVER: 409,
  QUERY_COUNT_WRONG: 409,
  RECEIPTS_TOO_MANY: 409,
  QUERY_QUOTA_EXCEEDED: 429,
};

/** The service's API, described by OpenAPI at /openapi.json and, for people, at /docs. Does not listen yet. */
export async function createWatchlistApi(
  parameters: WatchlistApiParameters & { readonly log: Logger },
): Promise<FastifyInstance> {
  const { log } = parameters;
  const app = Fastify({
    logger: false,
    requestTimeout: REQUEST_TIMEOUT,
    bodyLimit: BODY_LIMIT,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });
  await app.register(swagger, {
    openapi: {
      info: {
        title: "Tallystick watchlist",
        description: "Evaluates hidden subjects of a watchlist, and hands out buckets of its entries.",
        version: "1",
      },
      components: { securitySchemes: { session: { type: "http", scheme: "bearer" } } },
    },
  });
  await app.register(swaggerUi, { routePrefix: "/docs", staticCSP: true });
  const unknown = (message: string) => sdkError("NOT_FOUND", message, {});
  const invalid = (message: string, values: Record<string, unknown>) => serviceError("QUERY_INVALID", message, values);
  // What was asked is not in the log.
  answerProblems(app, { log, statuses: STATUS, areValuesLogged: false, invalid, unknown });
  await app.register(async (scope) => routes(scope, parameters));
  return app;
}
