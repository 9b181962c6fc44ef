import cors from "@fastify/cors";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import Fastify, { type FastifyInstance } from "fastify";
import { isTallyError, TallyError } from "../../lib/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { type BridgeErrorCode, bridgeError } from "../model/errors.ts";
import type { Registry } from "../model/registry.ts";
import { SECURITY_SCHEMES } from "../model/security-schemes.ts";
import type { ReadingStore } from "../model/store.ts";
import { type CosignParameters, cosignRoute } from "./cosign-route.ts";
import { INDEX_PAGE } from "./index-page.ts";
import type { BridgeMetrics } from "./metrics.ts";
import { refuseOtherMethods } from "./other-methods.ts";
import { sendProblem } from "./problem.ts";
import type { ProofChain } from "./proof-chain.ts";
import type { Proofs } from "./proofs.ts";
import { queryRoutes } from "./routes.ts";
import { json } from "./schemas.ts";

export interface ApiParameters {
  readonly store: ReadingStore;
  readonly registry: Registry;
  readonly proofs: Proofs;
  readonly chain: ProofChain;
  readonly metrics: BridgeMetrics;
  readonly log: Logger;
  /** Says what is wrong, or nothing where all is well. */
  health(): Promise<Readonly<Record<string, string>>>;
  /** Left out where this gateway signs for nobody. */
  readonly cosign?: CosignParameters;
  /** Called before metrics are read, to bring gauges up to date. */
  refresh(): Promise<void>;
  /** Origins whose pages may read what is answered. @default none */
  readonly allowOrigins?: readonly string[];
  /** Further routes, such as the ingest over HTTP. */
  readonly plugins?: (app: FastifyInstance) => Promise<void>;
}

/** Codes of what Fastify itself refuses; all else is `REQUEST_INVALID`. */
const OF_STATUS: Readonly<Record<number, BridgeErrorCode>> = {
  413: "PAYLOAD_TOO_LARGE",
  415: "MEDIA_TYPE_UNSUPPORTED",
};

const HEALTH = {
  summary: "Whether all is well",
  tags: ["operation"],
  response: { 200: json("All is well"), 503: json("What is wrong, by what it is about") },
};
const METRICS = {
  summary: "Prometheus metrics",
  tags: ["operation"],
  response: { 200: { description: "Text", content: { "text/plain": { schema: { type: "string" } } } } },
};

/** Milliseconds for the whole of a request to come in. */
const REQUEST_TIMEOUT = 60_000;

/** The bridge's API: what it knows, as JSON, described by OpenAPI at /openapi.json and, for people, at /docs. Does not listen yet. */
export async function createApi(parameters: ApiParameters): Promise<FastifyInstance> {
  const { metrics, log } = parameters;
  const app = Fastify({
    logger: false,
    requestTimeout: REQUEST_TIMEOUT,
    ajv: { customOptions: { coerceTypes: true, removeAdditional: false } },
  });
  await app.register(swagger, {
    openapi: {
      info: {
        title: "Tallystick bridge",
        description: "Readings of monitoring stations, the batches that seal them, and the proofs of single readings.",
        version: "1",
      },
      components: { securitySchemes: SECURITY_SCHEMES },
    },
  });
  const origins = parameters.allowOrigins ?? [];
  // Without credentials, which the API has none of in a browser.
  if (origins.length > 0) {
    const origin = origins.includes("*") ? "*" : [...origins];
    await app.register(cors, { origin, methods: ["GET", "HEAD"], maxAge: 600, strictPreflight: false });
  }
  await app.register(swaggerUi, { routePrefix: "/docs", staticCSP: true });
  const otherMethods = refuseOtherMethods(app);
  app.setErrorHandler((error: Error & { validation?: unknown; statusCode?: number }, request, reply) => {
    if (isTallyError(error)) return sendProblem(reply, error);
    const status = error.statusCode ?? 500;
    if (status < 500) return sendProblem(reply, bridgeError(OF_STATUS[status] ?? "REQUEST_INVALID", error.message));
    log.error({ err: error, url: request.url }, "the API failed");
    return sendProblem(reply, new TallyError("INTERNAL", "something failed inside; see the log", { retryable: true }));
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, new TallyError("NOT_FOUND", `nothing is at ${request.url}`, { retryable: false })),
  );
  await app.register(async (scope) => {
    queryRoutes(scope, parameters);
    if (parameters.cosign) cosignRoute(scope, parameters.cosign, log);
    scope.get("/health", { schema: HEALTH }, async (_, reply) => {
      const problems = await parameters.health();
      const ok = Object.keys(problems).length === 0;
      return reply.code(ok ? 200 : 503).send({ ok, problems });
    });
    scope.get("/metrics", { schema: METRICS }, async (_, reply) => {
      await parameters.refresh();
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    });
    scope.get("/", { schema: { hide: true } }, async (_, reply) =>
      reply.type("text/html; charset=utf-8").send(INDEX_PAGE),
    );
    scope.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  });
  if (parameters.plugins) await parameters.plugins(app);
  otherMethods.add();
  return app;
}
