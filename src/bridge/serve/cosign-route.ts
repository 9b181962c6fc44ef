import { createHash, timingSafeEqual } from "node:crypto";
import { Ajv } from "ajv";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Logger } from "../../lib/logger.ts";
import { problemAnswers } from "../../lib/problem.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import { bridgeError } from "../model/errors.ts";
import type { BatchReviewer, Gateway } from "../model/gateway.ts";
import { fromMessage, type ProposalMessage, type ShownPast } from "../model/proposal.ts";
import { gapPlace, proposal } from "../model/proposal-schema.ts";
import { json, readingParams } from "./schemas.ts";

export interface CosignParameters {
  readonly reviewer: BatchReviewer;
  readonly gateway: Gateway;
  /** What a proposing gateway shows. */
  readonly apiKey: string;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** A batch that is sealed may have been so before the store noted the gateway set. */
const sealed = { ...proposal, properties: { ...proposal.properties, epoch: { type: "integer", minimum: 0 } } };

/** What comes as JSON has the types of JSON: `null` is no text. Parameters of a URL are text, and made into what they are to be. */
const strict = new Ajv();
const validatorCompiler = ({ schema }: { schema: unknown }) => strict.compile(schema as object);

/** 100 000 readings of 86 bytes in base64, and room. */
const BODY_LIMIT = 16 * 1024 * 1024;

const REFUSALS = problemAnswers({
  400: "Not of the form of a proposal",
  401: "The key is not the one that this gateway knows",
  409: "Not what this gateway has: values say where",
  413: "Body too large",
  415: "Not application/json",
  425: "This gateway has not received it yet, or wants to see what was sealed before",
  503: "Store or chain do not answer",
});

const KEPT = problemAnswers({
  400: "Not a number",
  401: "The key is not the one that this gateway knows",
  404: "It signed nothing there",
  503: "The store does not answer",
});

/** `POST /v1/cosign`: reviews a proposed batch against this gateway's own copy of the readings, and signs it. */
export function cosignRoute(
  app: FastifyInstance,
  { reviewer, gateway, apiKey }: CosignParameters,
  log: Pick<Logger, "info">,
): void {
  const expected = sha256(`Bearer ${apiKey}`);
  // One after the other: the review of a batch leans on the one before.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
  // Before the body is read: a stranger's megabytes are not taken in.
  const onRequest = async ({ headers }: FastifyRequest) => {
    if (timingSafeEqual(sha256(headers.authorization ?? ""), expected)) return;
    throw bridgeError("UNAUTHORIZED", "this gateway does not know the key");
  };

  app.post<{ Body: ProposalMessage }>(
    "/v1/cosign",
    {
      bodyLimit: BODY_LIMIT,
      validatorCompiler,
      schema: {
        summary: "Asks this gateway to sign a batch",
        tags: ["gateways"],
        security: [{ gatewayKey: [] }],
        body: proposal,
        response: { 200: json("The signature: signer and signature"), ...REFUSALS },
      },
      onRequest,
    },
    async ({ body, ip }) =>
      inTurn(async () => {
        const proposed = fromMessage(body);
        const { batch, epoch } = proposed;
        await reviewer.review(proposed);
        const signature = await gateway.sign(batch, epoch, proposed.signature);
        const { station, firstSeq, count } = batch;
        // Who asks is known by address alone: that it is a gateway, the key has shown.
        log.info({ station, firstSeq, lastSeq: firstSeq + count - 1, epoch, asker: ip }, "co-signed");
        return signature;
      }),
  );

  app.get<{ Params: { station: number; seq: number } }>(
    "/v1/cosigned/:station/:seq",
    {
      schema: {
        summary: "The batch that this gateway signed for another one, by its first reading, under both signatures",
        tags: ["gateways"],
        security: [{ gatewayKey: [] }],
        params: readingParams,
        response: { 200: json("batch, epoch, signatures"), ...KEPT },
      },
      onRequest,
    },
    async ({ params: { station, seq } }) => {
      const kept = await gateway.cosigned(station, seq);
      if (kept !== undefined) return kept;
      throw sdkError("NOT_FOUND", `station ${station}: nothing was signed at reading ${seq}`, { station, seq });
    },
  );

  app.post<{ Body: ShownPast<ProposalMessage> }>(
    "/v1/past",
    {
      bodyLimit: BODY_LIMIT,
      validatorCompiler,
      schema: {
        summary:
          "Shows this gateway what was sealed before a batch that it is to sign, from the newest back, when it asks; and the gap before it",
        tags: ["gateways"],
        security: [{ gatewayKey: [] }],
        body: {
          type: "object",
          required: ["batches"],
          properties: { batches: { type: "array", items: sealed }, gap: gapPlace },
        },
        response: { 200: json("What it wants next: before, or null"), ...REFUSALS },
      },
      onRequest,
    },
    async ({ body: { batches, gap } }) =>
      inTurn(async () => {
        const past = { batches: batches.map(fromMessage), ...(gap && { gap }) };
        return { before: await reviewer.showPast(past) };
      }),
  );
}
