import { getAddress } from "ethers";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { EpochAnswer } from "../answer-query.ts";
import { serviceError } from "../errors.ts";
import type { PaddedBucket } from "../roots/serve-buckets.ts";
import * as schema from "./schemas.ts";

/** A query as JSON has it. */
export interface QueryBody {
  readonly epoch: number;
  readonly blinded: readonly string[];
  readonly count: { readonly total: number; readonly receipts: string; readonly deadline: number };
  readonly signature: string;
}

export interface ReceiptsBody {
  readonly epoch: number;
  readonly number: number;
  readonly receipts: readonly string[];
}

export interface WatchlistApiParameters {
  /** What is told of the service itself. */
  about(): Promise<Readonly<Record<string, unknown>>>;
  challenge(account: string): { readonly service: string; readonly nonce: string; readonly expiresAt: number };
  signIn(body: {
    readonly account: string;
    readonly nonce: string;
    readonly signature: string;
  }): Promise<Readonly<Record<string, unknown>>>;
  /** Who has the session. @throws `SESSION_UNKNOWN`. */
  accountOf(token: string): string;
  answer(account: string, query: QueryBody): Promise<EpochAnswer>;
  countOf(account: string): Promise<Readonly<Record<string, unknown>>>;
  bucket(epoch: number, number: number, index: number): PaddedBucket;
  receipts(account: string, body: ReceiptsBody): Promise<Readonly<Record<string, unknown>>>;
  /** Says what is wrong, or nothing where all is well. */
  health(): Promise<Readonly<Record<string, string>>>;
}

/** Queries that are answered at a time. */
const AT_ONCE = 64;

export function routes(app: FastifyInstance, parameters: WatchlistApiParameters): void {
  const busy = { now: 0 };
  const tagged = (tag: string, summary: string) => ({ tags: [tag], summary });
  const signedIn = { security: [{ session: [] }] };

  app.post<{ Body: { account: string } }>(
    "/v1/sign-in/challenge",
    {
      schema: {
        ...tagged("sign-in", "Gives an account something to sign"),
        body: schema.challengeQuestion,
        response: { 200: schema.challenge, ...schema.REFUSALS },
      },
    },
    async ({ body }) => parameters.challenge(addressOf(body.account)),
  );
  app.post<{ Body: { account: string; nonce: string; signature: string } }>(
    "/v1/sign-in",
    {
      schema: {
        ...tagged("sign-in", "Begins a session of a MAKER or DEVICE of an active organisation"),
        body: schema.signIn,
        response: { 200: schema.session, ...schema.REFUSALS },
      },
    },
    async ({ body }) => parameters.signIn({ ...body, account: addressOf(body.account) }),
  );
  app.post<{ Body: QueryBody }>(
    "/v1/evaluate",
    {
      schema: {
        ...tagged("query", "Evaluates hidden subjects, and proves under which key"),
        ...signedIn,
        body: schema.query,
        response: { 200: schema.evaluation, ...schema.REFUSALS },
      },
    },
    async (request) => {
      if (busy.now >= AT_ONCE) {
        const values = { field: "requests", value: busy.now, limit: AT_ONCE };
        throw serviceError("WATCHLIST_OVERLOADED", `${busy.now} queries are being answered`, values);
      }
      busy.now++;
      try {
        return await parameters.answer(asker(request), request.body);
      } finally {
        busy.now--;
      }
    },
  );
  app.get(
    "/v1/count",
    {
      schema: {
        ...tagged("query", "The last count that the organisation signed, and its receipts since"),
        ...signedIn,
        response: { 200: schema.lastCount, ...schema.REFUSALS },
      },
    },
    async (request) => parameters.countOf(asker(request)),
  );
  app.get<{ Params: { epoch: string; number: string; index: string } }>(
    "/v1/epochs/:epoch/roots/:number/buckets/:index",
    {
      schema: {
        ...tagged("entries", "A whole bucket of a root, with its path; to anybody, as the chain has all of it too"),
        response: { 200: schema.bucket, ...schema.REFUSALS },
      },
    },
    async ({ params }) =>
      parameters.bucket(
        wholeOf("epoch", params.epoch),
        wholeOf("number", params.number),
        wholeOf("index", params.index),
      ),
  );
  app.post<{ Body: ReceiptsBody }>(
    "/v1/receipts",
    {
      schema: {
        ...tagged("query", "Signs receipts of queries, which say nothing of a bucket or a subject"),
        ...signedIn,
        body: schema.receiptsQuestion,
        response: { 200: schema.receipts, ...schema.REFUSALS },
      },
    },
    async (request) => parameters.receipts(asker(request), request.body),
  );
  const about = { ...tagged("list", "The list, its keys and who signs for it"), response: { 200: schema.about } };
  app.get("/v1/list", { schema: about }, async () => parameters.about());
  const state = {
    ...tagged("operation", "Whether all is well"),
    response: { 200: schema.health, 503: schema.health },
  };
  app.get("/health", { schema: state }, async (_, reply) => {
    const problems = await parameters.health();
    const ok = Object.keys(problems).length === 0;
    return reply.code(ok ? 200 : 503).send({ ok, problems });
  });
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());

  function asker({ headers }: FastifyRequest): string {
    const [, token] = /^Bearer ([0-9a-f]{64})$/.exec(headers.authorization ?? "") ?? [];
    return parameters.accountOf(token ?? "");
  }
}

/** With its checksum, where that is right or there is none. */
function addressOf(account: string): string {
  try {
    return getAddress(account);
  } catch {
    throw serviceError("QUERY_INVALID", "the account has a wrong checksum", { field: "account", value: account });
  }
}

function wholeOf(field: string, value: string): number {
  if (/^\d{1,10}$/.test(value)) return Number(value);
  throw serviceError("QUERY_INVALID", `${field} is no number`, { field, value });
}
