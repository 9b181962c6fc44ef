import type { FastifyReply } from "fastify";
import type { TallyError } from "../../lib/errors.ts";
import { PROBLEM_TYPE, problemBytes } from "../../lib/problem.ts";
import { problemOf } from "../model/problem.ts";

/** What an answer that is no success says, by code; everything else that is typed is 400, or 503 where trying again can help. */
const STATUS: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  UNAUTHORIZED: 401,
  METHOD_NOT_ALLOWED: 405,
  PAYLOAD_TOO_LARGE: 413,
  MEDIA_TYPE_UNSUPPORTED: 415,
  COSIGN_MISMATCH: 409,
  COSIGN_OMITTED: 409,
  COSIGN_EQUIVOCATION: 409,
  COSIGN_READING_UNKNOWN: 425,
  COSIGN_PAST_WANTED: 425,
  INTERNAL: 500,
};

/** Answers with what is wrong. */
export function sendProblem(reply: FastifyReply, error: TallyError): FastifyReply {
  const status = STATUS[error.code] ?? (error.retryable ? 503 : 400);
  return reply
    .code(status)
    .type(PROBLEM_TYPE)
    .send(problemBytes(problemOf(error, status)));
}
