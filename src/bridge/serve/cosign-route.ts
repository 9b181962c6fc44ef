import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { bridgeError } from "../errors.ts";
import type { Gateway } from "../submit/gateway.ts";
import { fromMessage, type ProposalMessage } from "../submit/proposal.ts";
import type { Reviewer } from "../submit/review.ts";

export interface CosignParameters {
  readonly reviewer: Reviewer;
  readonly gateway: Gateway;
  /** What a proposing gateway shows. */
  readonly apiKey: string;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** 10 000 readings of 86 bytes in base64, and room. */
const BODY_LIMIT = 4 * 1024 * 1024;

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
        body: {
          type: "object",
          required: ["batch", "epoch", "readings"],
          properties: {
            batch: { type: "object", additionalProperties: true },
            epoch: { type: "integer", minimum: 1 },
            readings: { type: "string", description: "Base64: 86 bytes for each reading." },
          },
        },
      },
    },
    async ({ headers, body }) => {
      if (!timingSafeEqual(sha256(headers.authorization ?? ""), expected)) {
        throw bridgeError("UNAUTHORIZED", "this gateway does not know the key");
      }
      const review = last.then(async () => {
        const proposal = fromMessage(body);
        await reviewer.review(proposal);
        return gateway.sign(proposal.batch, proposal.epoch);
      });
      last = review.catch(() => {});
      return review;
    },
  );
}
