import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import Fastify, { type FastifyInstance } from "fastify";
import { answerProblems } from "../../lib/answer-problems.ts";
import type { Logger } from "../../lib/logger.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import type { HeightQuestion } from "../ask-height.ts";
import { relayError } from "../errors.ts";
import type { RelayState } from "../state.ts";
import type { HeightRequest, RequestStore } from "../store/request.ts";
import { createMetrics } from "./metrics.ts";
import { byNumber, health, question, REFUSALS, relay, request } from "./schemas.ts";

export interface RelayApiParameters {
  /** What is told of the chains. */
  readonly about: Readonly<Record<string, unknown>>;
  ask(question: HeightQuestion): HeightRequest;
  readonly requests: RequestStore;
  state(): RelayState;
  /** How many transactions are not final. */
  pending(): number;
  readonly log: Logger;
}

/** Milliseconds for the whole of a request to come in. */
const REQUEST_TIMEOUT = 10_000;
const BODY_LIMIT = 16 * 1024;

/** The relayer's API, described by OpenAPI at /openapi.json and, for people, at /docs. Does not listen yet. */
export async function createRelayApi(parameters: RelayApiParameters): Promise<FastifyInstance> {
  const { log } = parameters;
  const app = Fastify({
    logger: false,
    requestTimeout: REQUEST_TIMEOUT,
    bodyLimit: BODY_LIMIT,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });
  const info = {
    title: "Tallystick relayer",
    description:
      "Brings headers of another chain, and keeps proofs of its state. It is not trusted: the chain checks both.",
    version: "1",
  };
  await app.register(swagger, { openapi: { info } });
  await app.register(swaggerUi, { routePrefix: "/docs", staticCSP: true });
  const unknown = (message: string) => sdkError("NOT_FOUND", message, {});
  const invalid = (message: string, values: Record<string, unknown>) =>
    relayError("RELAY_REQUEST_INVALID", message, values);
  answerProblems(app, { log, areValuesLogged: true, invalid, unknown });
  await app.register(async (scope) => routes(scope, parameters));
  return app;
}

function routes(app: FastifyInstance, { about, ask, requests, state, pending }: RelayApiParameters): void {
  const asked = {
    summary: "Asks for a height of the other chain, and for proofs at it; it is on disk when this answers",
    tags: ["heights"],
    body: question,
    response: { 202: request, ...REFUSALS },
  };
  app.post<{ Body: HeightQuestion }>("/v1/heights", { schema: asked }, async ({ body }, reply) => {
    return reply.code(202).send(ask(body));
  });
  const one = {
    summary: "What became of a height that was asked for",
    tags: ["heights"],
    params: byNumber,
    response: { 200: request, ...REFUSALS },
  };
  app.get<{ Params: { number: string } }>("/v1/heights/:number", { schema: one }, async ({ params }) => {
    const number = Number(params.number);
    const found = requests.get(number);
    if (found !== undefined) return found;
    throw sdkError("NOT_FOUND", `nobody asked for height ${number}`, { number });
  });
  const told = { summary: "The relayer, its chains and light client", tags: ["operation"], response: { 200: relay } };
  app.get("/v1/relay", { schema: told }, async () => {
    const now = state();
    return { ...now, ...about };
  });
  const well = { summary: "Whether all is well", tags: ["operation"], response: { 200: health, 503: health } };
  app.get("/health", { schema: well }, async (_, reply) => {
    const now = state();
    const ok = Object.keys(now.problems).length === 0;
    return reply.code(ok ? 200 : 503).send({ ok, ...now });
  });
  const metrics = createMetrics(state, requests, pending);
  app.get("/metrics", { schema: { summary: "For Prometheus", tags: ["operation"] } }, async (_, reply) => {
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
}
