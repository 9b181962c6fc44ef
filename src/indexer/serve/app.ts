import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyInstance, type FastifyPluginAsync } from "fastify";
import { answerProblems } from "../../lib/answer-problems.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import { indexerError } from "../errors.ts";
import type { IndexerState } from "../follow/state.ts";
import type { Changes } from "./changes.ts";
import type { Directory } from "./directory.ts";
import { operationRoutes } from "./operation-routes.ts";
import { type QueryRoutesParameters, queryRoutes } from "./query-routes.ts";
import type { SignIn } from "./sign-in.ts";
import { signInRoutes } from "./sign-in-routes.ts";

export interface IndexerApiParameters extends QueryRoutesParameters {
  readonly state: IndexerState;
  readonly changes: Changes;
  /** Kinds of topics that only events of business between organisations have. */
  readonly businessKinds: readonly string[];
  readonly signIn: SignIn;
  /** Who knows people without keys. */
  readonly directory: Directory | undefined;
  /** Address under which people know this server. */
  origin(): string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Requests of one address within a minute. */
  readonly mostPerMinute: number;
  /** Addresses of proxies whose word of who asks is believed. */
  readonly proxies: readonly string[];
  /** What else the server has, such as the pages of a console. */
  readonly plugins: readonly FastifyPluginAsync[];
}

/** Milliseconds for the whole of a request to come in. */
const REQUEST_TIMEOUT = 10_000;
const BODY_LIMIT = 64 * 1024;

/** What an answer that is no success says, by code, where it is not what all APIs say. */
const STATUSES: Readonly<Record<string, number>> = {
  INDEX_OVERLOADED: 503,
  CHAIN_REPLACED: 503,
  INDEX_SIGN_IN_REFUSED: 401,
  INDEX_SIGN_IN_NOBODY: 403,
  INDEX_WITHHELD: 403,
  INDEX_NOT_READY: 503,
  INDEX_READ_ONLY: 405,
  INDEX_BRIDGE_FAILED: 502,
  INDEX_DIRECTORY_FAILED: 502,
};

/** The query API, described by OpenAPI at /openapi.json. Does not listen yet. */
export async function createIndexerApi(parameters: IndexerApiParameters): Promise<FastifyInstance> {
  const { state, clock, log, mostPerMinute, proxies, plugins } = parameters;
  const app = Fastify({
    logger: false,
    ...(proxies.length > 0 && { trustProxy: [...proxies] }),
    requestTimeout: REQUEST_TIMEOUT,
    bodyLimit: BODY_LIMIT,
    ajv: { customOptions: { coerceTypes: true, removeAdditional: false } },
  });
  // What is answered has no field that is not described; tests hold the rest against the schemas.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  const info = {
    title: "Tallystick query API",
    description:
      "What is on the chain, as rows. Every answer says up to which block: proofs are checked against the chain, not believed.",
    version: "1",
  };
  await app.register(helmet, { contentSecurityPolicy: false });
  await app.register(rateLimit, { max: mostPerMinute, timeWindow: 60_000 });
  await app.register(swagger, { openapi: { info } });
  const unknown = (message: string) => sdkError("NOT_FOUND", message, {});
  const invalid = (message: string, values: Record<string, unknown>) =>
    indexerError("INDEX_QUERY_INVALID", message, values);
  const onProblem = (code: string) => state.failures.note("answers", code, clock.now());
  answerProblems(app, { log, statuses: STATUSES, areValuesLogged: true, onProblem, invalid, unknown });
  await app.register(async (scope) => {
    queryRoutes(scope, parameters);
    operationRoutes(scope, parameters);
    signInRoutes(scope, parameters);
  });
  for (const plugin of plugins) await app.register(plugin);
  return app;
}
