import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { isTallyError, TallyError } from "../../lib/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { PROBLEM_TYPE, problemBytes, problemFrom } from "../../lib/problem.ts";
import { serviceError } from "../errors.ts";
import { routes, type WatchlistApiParameters } from "./routes.ts";

/** Milliseconds for the whole of a request to come in. */
const REQUEST_TIMEOUT = 10_000;
/** 64 elements, or receipts, and room. */
const BODY_LIMIT = 32 * 1024;

/** What an answer that is no success says, by code; what else is typed is 400, or 503 where trying again can help. */
const STATUS: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  BUCKET_UNKNOWN: 404,
  SIGN_IN_REFUSED: 401,
  SESSION_UNKNOWN: 401,
  QUERY_UNPAID: 402,
  QUERIER_NOT_ALLOWED: 403,
  QUERY_EPOCH_OVER: 409,
  QUERY_COUNT_WRONG: 409,
  RECEIPTS_TOO_MANY: 409,
  QUERY_QUOTA_EXCEEDED: 429,
  INTERNAL: 500,
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
  app.setErrorHandler((error: Error & { statusCode?: number; validation?: Validation[] }, request, reply) => {
    if (isTallyError(error)) {
      // Strangers cause these; the logger bounds them. What was asked is not in it.
      log.info({ code: error.code, asker: request.ip }, "refused");
      return sendProblem(reply, error, STATUS[error.code] ?? (error.retryable ? 503 : 400));
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return sendProblem(reply, invalid(error), status);
    log.error({ err: error, url: request.url }, "the API failed");
    const failed = new TallyError("INTERNAL", "something failed inside; see the log", { retryable: true });
    return sendProblem(reply, failed, 500);
  });
  app.setNotFoundHandler((request, reply) => {
    const message = `nothing is at ${request.method} ${request.url}`;
    return sendProblem(reply, new TallyError("NOT_FOUND", message, { retryable: false }), 404);
  });
  await app.register(async (scope) => routes(scope, parameters));
  return app;
}

interface Validation {
  readonly instancePath: string;
  readonly message?: string;
}

/** What Fastify itself refuses: the field is in its own words. */
function invalid({ message, validation }: { readonly message: string; readonly validation?: Validation[] }) {
  const field = validation?.[0]?.instancePath || "body";
  return serviceError("QUERY_INVALID", message, { field, value: "(not shown)", expected: message });
}

const sendProblem = (reply: FastifyReply, error: TallyError, status: number) =>
  reply
    .code(status)
    .type(PROBLEM_TYPE)
    .send(problemBytes(problemFrom(error, status)));
