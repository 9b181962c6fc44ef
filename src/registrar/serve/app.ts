import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { getAddress } from "ethers";
import Fastify, { type FastifyInstance } from "fastify";
import { Registry } from "prom-client";
import { answerProblems } from "../../lib/answer-problems.ts";
import type { Logger } from "../../lib/logger.ts";
import { registerProblems } from "../../lib/program-gauges.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import type { SignedKeysAnswer } from "../../sdk/receivables/registrar/epoch-keys.ts";
import type { SignedQuestion } from "../answer-keys.ts";
import { registrarError } from "../errors.ts";
import { answer, health, question, REFUSALS, registrar } from "./schemas.ts";

export interface RegistrarApiParameters {
  /** What is told of the registrar itself. */
  readonly about: Readonly<Record<string, unknown>>;
  answer(question: SignedQuestion): Promise<SignedKeysAnswer>;
  /** Says what is wrong by the code of the catalogue, or nothing where all is well. */
  health(): Promise<Readonly<Record<string, string>>>;
  readonly log: Logger;
}

/** Milliseconds for the whole of a request to come in. */
const REQUEST_TIMEOUT = 10_000;
/** 300 digests, and room. */
const BODY_LIMIT = 64 * 1024;
/** Requests that are answered at a time. */
const AT_ONCE = 64;

/** What an answer that is no success says, by code, where it is not what all APIs say. */
const STATUS: Readonly<Record<string, number>> = {
  SIGNER_MISMATCH: 401,
  ACCOUNT_NOT_ALLOWED: 403,
  KEYS_REQUEST_REPEATED: 409,
  KEYS_QUOTA_EXCEEDED: 429,
};

/** The registrar's API, described by OpenAPI at /openapi.json and, for people, at /docs. Does not listen yet. */
export async function createRegistrarApi(parameters: RegistrarApiParameters): Promise<FastifyInstance> {
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
        title: "Tallystick registrar",
        description:
          "Keys of documents in the register of fingerprints, made under secrets that only the registrar has.",
        version: "1",
      },
    },
  });
  await app.register(swaggerUi, { routePrefix: "/docs", staticCSP: true });
  const unknown = (message: string) => sdkError("NOT_FOUND", message, {});
  const invalid = (message: string, values: Record<string, unknown>) =>
    registrarError("KEYS_REQUEST_INVALID", message, values);
  answerProblems(app, { log, statuses: STATUS, areValuesLogged: true, invalid, unknown });
  await app.register(async (scope) => routes(scope, parameters));
  return app;
}

function routes(app: FastifyInstance, parameters: RegistrarApiParameters): void {
  let answering = 0;
  app.post<{ Body: SignedQuestion }>(
    "/v1/keys",
    {
      schema: {
        summary: "Gives an organisation the fingerprint keys of its own documents, under every epoch",
        tags: ["keys"],
        body: question,
        response: { 200: answer, ...REFUSALS },
      },
    },
    async ({ body }) => {
      if (answering >= AT_ONCE) {
        const values = { field: "requests", value: answering, limit: AT_ONCE };
        throw registrarError("REGISTRAR_OVERLOADED", `${answering} requests are being answered`, values);
      }
      answering++;
      try {
        return await parameters.answer({ ...body, ...addressesOf(body) });
      } finally {
        answering--;
      }
    },
  );
  const about = { summary: "Account and epochs of the registrar", tags: ["keys"], response: { 200: registrar } };
  app.get("/v1/registrar", { schema: about }, async () => parameters.about);
  const state = { summary: "Whether all is well", tags: ["operation"], response: { 200: health, 503: health } };
  app.get("/health", { schema: state }, async (_, reply) => {
    const problems = await parameters.health();
    const ok = Object.keys(problems).length === 0;
    return reply.code(ok ? 200 : 503).send({ ok, problems });
  });
  const metrics = new Registry();
  registerProblems(metrics, async () => Object.keys(await parameters.health()));
  app.get("/metrics", { schema: { summary: "For Prometheus", tags: ["operation"] } }, async (_, reply) => {
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
}

/** With their checksums, where they are right or have none. */
function addressesOf({ registrar, account }: SignedQuestion) {
  try {
    return { registrar: getAddress(registrar), account: getAddress(account) };
  } catch {
    const values = { field: "account", value: account, registrar };
    throw registrarError("KEYS_REQUEST_INVALID", "an address has a wrong checksum", values);
  }
}
