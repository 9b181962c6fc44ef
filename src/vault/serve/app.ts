import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import Fastify, { type FastifyInstance } from "fastify";
import { isTallyError, TallyError } from "../../lib/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { vaultError } from "../errors.ts";
import { type OperationParameters, operationRoutes } from "./operation-routes.ts";
import { sendProblem } from "./problem.ts";

export interface VaultApiParameters extends OperationParameters {
  readonly log: Logger;
  /** Adds the routes of what the vault does. */
  readonly routes: readonly ((app: FastifyInstance) => void | Promise<void>)[];
}

/** Milliseconds for the whole of a request to come in. */
const REQUEST_TIMEOUT = 30_000;
/** A request is a signature and a selection. */
const BODY_LIMIT = 256 * 1024;

interface Validation {
  readonly instancePath: string;
  readonly message?: string;
}

type ApiError = Error & { readonly statusCode?: number; readonly validation?: readonly Validation[] };

/** The vault's API, described by OpenAPI at /openapi.json and, for people, at /docs. Does not listen yet. */
export async function createVaultApi(parameters: VaultApiParameters): Promise<FastifyInstance> {
  const { log, metrics } = parameters;
  const app = Fastify({
    logger: false,
    requestTimeout: REQUEST_TIMEOUT,
    bodyLimit: BODY_LIMIT,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });
  await app.register(swagger, {
    openapi: {
      info: {
        title: "Tallystick vault",
        description: "Data of their owner, given out encrypted, under agreements that are on chain.",
        version: "1",
      },
      components: { securitySchemes: { session: { type: "http", scheme: "bearer" } } },
    },
  });
  await app.register(swaggerUi, { routePrefix: "/docs", staticCSP: true });
  app.setErrorHandler((error: ApiError, request, reply) => {
    const typed = asTyped(error);
    metrics.refusals.inc({ code: typed.code });
    // Strangers cause these; the logger bounds them. Values may be of any length.
    if (typed.code === "INTERNAL") log.error({ err: error, route: request.routeOptions.url }, "the API failed");
    else log.info({ code: typed.code, route: request.routeOptions.url, asker: request.ip }, "refused");
    return sendProblem(reply, typed);
  });
  app.setNotFoundHandler((request, reply) => {
    metrics.refusals.inc({ code: "NOT_FOUND" });
    const message = `nothing is at ${request.method} ${request.url}`;
    return sendProblem(reply, new TallyError("NOT_FOUND", message, { retryable: false }));
  });
  await app.register(async (scope) => {
    operationRoutes(scope, parameters);
    for (const add of parameters.routes) await add(scope);
  });
  return app;
}

/** What Fastify itself refuses: the field is in its own words. */
function asTyped(error: ApiError): TallyError {
  if (isTallyError(error)) return error;
  const { statusCode = 500, validation, message } = error;
  if (statusCode === 413) return vaultError("VAULT_REQUEST_TOO_LARGE", message, { field: "body", limit: BODY_LIMIT });
  if (statusCode < 500) {
    const values = { field: validation?.[0]?.instancePath || "body", value: "(not shown)", expected: message };
    return vaultError("VAULT_REQUEST_INVALID", message, values);
  }
  return new TallyError("INTERNAL", "something failed inside; see the log", { retryable: true });
}
