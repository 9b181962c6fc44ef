import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { bridgeError } from "../errors.ts";
import type { Gateway } from "../submit/gateway.ts";
import { fromMessage, type ProposalMessage } from "../submit/proposal.ts";
import type { Reviewer } from "../submit/review.ts";
import { proposal } from "./proposal-schema.ts";

export interface CosignParameters {
  readonly reviewer: Reviewer;
  readonly gateway: Gateway;
  /** What a proposing gateway shows. */
  readonly apiKey: string;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** 100 000 readings of 86 bytes in base64, and room. */
const BODY_LIMIT = 16 * 1024 * 1024;

/** `POST /v1/cosign`: reviews a proposed batch against this gateway's own copy of the readings, and signs it. */
export function cosignRoute(app: FastifyInstance, { reviewer, gateway, apiKey }: CosignParameters): void {
  const expected = sha256(`Bearer ${apiKey}`);
  // One after the other: the review of a batch leans on the one before.
  let last: Promise<unknown> = Promise.resolve();

  app.post<{ Body: ProposalMessage }>(
    "/v1/cosign",
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        summary: "Asks this gateway to sign a batch",
        tags: ["gateways"],
        security: [{ gatewayKey: [] }],
        body: proposal,
      },
      // Before the body is read: a stranger's megabytes are not taken in.
      onRequest: async ({ headers }) => {
        if (timingSafeEqual(sha256(headers.authorization ?? ""), expected)) return;
        throw bridgeError("UNAUTHORIZED", "this gateway does not know the key");
      },
    },
    async ({ body }) => {
      const review = last.then(async () => {
        const proposed = fromMessage(body);
        await reviewer.review(proposed);
        return gateway.sign(proposed.batch, proposed.epoch);
      });
      last = review.catch(() => {});
      return review;
    },
  );
}
