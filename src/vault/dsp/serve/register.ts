import type { FastifyInstance } from "fastify";
import type { Context } from "../engine/context.ts";
import type { Engine } from "../engine/engine.ts";
import { PROTOCOL_VERSION } from "../model/context.ts";
import { catalogRoutes } from "./catalog-routes.ts";
import { type ErrorType, errorAnswer } from "./errors.ts";
import { negotiationRoutes } from "./negotiation-routes.ts";
import { BODY_LIMIT } from "./routes.ts";
import * as schemas from "./schemas.ts";
import { transferRoutes } from "./transfer-routes.ts";

export interface RegisterOptions {
  /** Path of the endpoints on this server. @default the path of `baseUrl` */
  readonly prefix?: string;
  /** How participants are named, for whoever asks for the versions. */
  readonly identifierType?: string;
}

/** Adds the protocol's endpoints, and the one that says where they are, to a server. Their errors are the protocol's own. */
export async function registerDsp(app: FastifyInstance, engine: Engine, options: RegisterOptions = {}): Promise<void> {
  const { context } = engine;
  const { baseUrl } = context.settings;
  const path = new URL(baseUrl).pathname.replace(/\/+$/, "");
  const { prefix = path, identifierType } = options;
  const version = {
    version: PROTOCOL_VERSION,
    path: path || "/",
    binding: "HTTPS",
    serviceId: baseUrl,
    identifierType,
  };
  const schema = {
    summary: "Versions of the protocol",
    tags: ["dataspace protocol"],
    response: { 200: schemas.versions },
  };
  app.get("/.well-known/dspace-version", { schema }, async () => ({ protocolVersions: [version] }));
  await app.register(
    async (scope) => {
      prepare(scope);
      await scope.register(async (routes) => within(routes, context, "CatalogError", catalogRoutes));
      await scope.register(async (routes) => within(routes, context, "ContractNegotiationError", negotiationRoutes));
      await scope.register(async (routes) => within(routes, context, "TransferError", transferRoutes));
    },
    { prefix },
  );
}

/** Messages reach the engine as they were sent: it checks them, and nothing is coerced or dropped before. */
function prepare(scope: FastifyInstance): void {
  scope.setValidatorCompiler(() => () => true);
  scope.setSerializerCompiler(() => (value) => JSON.stringify(value));
  const parser = scope.getDefaultJsonParser("error", "error");
  scope.addContentTypeParser("application/ld+json", { parseAs: "string", bodyLimit: BODY_LIMIT }, parser);
}

function within(
  scope: FastifyInstance,
  context: Context,
  type: ErrorType,
  routes: (scope: FastifyInstance, context: Context) => void,
): void {
  scope.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const { pid } = (request.params ?? {}) as { pid?: string };
    const { status, body, inside } = errorAnswer(type, error, { pid, body: request.body });
    const values = { code: body.code, url: request.url, status };
    if (inside) context.ports.log.error({ err: error, ...values }, "a message of the Dataspace Protocol failed");
    else context.ports.log.info(values, "a message of the Dataspace Protocol is refused");
    return reply.code(status).type("application/json").send(JSON.stringify(body));
  });
  routes(scope, context);
}
