import type { FastifyInstance } from "fastify";
import type { Question } from "../jobs/job-result.ts";
import type { AskedJob, JobService } from "../jobs/job-service.ts";
import type { SignInService } from "../sign-in/sign-in.ts";
import { hash, REFUSALS } from "./schemas.ts";
import { tokenOf } from "./sign-in-routes.ts";
import type { Turns } from "./turns.ts";

const text = { type: "string", minLength: 1, maxLength: 100_000 } as const;
const query = {
  oneOf: [
    { type: "object", required: ["sql"], additionalProperties: false, properties: { sql: text } },
    { type: "object", required: ["name"], additionalProperties: false, properties: { name: text } },
  ],
} as const;
const parameters = {
  type: "object",
  additionalProperties: { anyOf: [{ type: "string" }, { type: "boolean" }] },
} as const;
const asked = { query, parameters } as const;
const body = { type: "object", required: ["query"], additionalProperties: false, properties: asked } as const;
const question = {
  type: "object",
  required: ["column", "atLeast"],
  additionalProperties: false,
  properties: { column: text, atLeast: { type: "string", pattern: "^-?[0-9]{1,38}([.][0-9]{1,18})?$" } },
} as const;
const withQuestion = {
  type: "object",
  required: ["query", "question"],
  additionalProperties: false,
  properties: { ...asked, question },
} as const;
const place = { type: "object", required: ["computation"], properties: { computation: hash } } as const;
const result = {
  type: "object",
  properties: {
    algorithm: hash,
    document: { type: "object", additionalProperties: true },
    resultHash: hash,
    logHash: hash,
  },
} as const;
const answer = {
  type: "object",
  properties: { holds: { type: "boolean" }, uid: hash, statement: { type: "object", additionalProperties: true } },
} as const;

const tags = ["computations"];
const security = [{ session: [] }];
const RUN = {
  summary: "Runs a job that every owner approved, and gives its result to requester, executors and reserves",
  tags,
  security,
  params: place,
  body,
  response: { 200: result, ...REFUSALS },
};
const ANSWER = {
  summary: "Says yes or no to a question about a job's one number, as a statement on chain",
  tags,
  security,
  params: place,
  body: withQuestion,
  response: { 200: answer, ...REFUSALS },
};

interface Place {
  readonly Params: { readonly computation: string };
}

type Asked = Omit<AskedJob, "computation">;

/** Computations where the data are. */
export function jobRoutes(app: FastifyInstance, jobs: JobService, signIn: SignInService, turns: Turns): void {
  app.post<Place & { Body: Asked }>("/v1/computations/:computation/result", { schema: RUN }, async (request) => {
    const session = await signIn.session(tokenOf(request));
    const computation = request.params.computation.toLowerCase();
    const { algorithm, document, resultHash, logHash } = await turns.take(() =>
      jobs.run(session, { computation, ...request.body }),
    );
    return { algorithm, document, resultHash, logHash };
  });
  app.post<Place & { Body: Asked & { readonly question: Question } }>(
    "/v1/computations/:computation/answer",
    { schema: ANSWER },
    async (request) => {
      const session = await signIn.session(tokenOf(request));
      const { question: given, ...rest } = request.body;
      const computation = request.params.computation.toLowerCase();
      return turns.take(() => jobs.answer(session, { computation, ...rest }, given));
    },
  );
}
