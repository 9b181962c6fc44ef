import type { FastifyReply } from "fastify";
import type { TallyError } from "../../lib/errors.ts";
import { PROBLEM_TYPE, problemBytes, problemFrom } from "../../lib/problem.ts";

/** What an answer that is no success says, by code; everything else that is typed is 400, or 503 where trying again can help. */
const STATUS: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  VAULT_REQUEST_TOO_LARGE: 413,
  SIGN_IN_REQUIRED: 401,
  SIGN_IN_CHALLENGE_UNKNOWN: 401,
  SIGN_IN_SIGNATURE_INVALID: 401,
  SIGN_IN_KEY_UNPROVEN: 401,
  SIGN_IN_KEY_NOT_LIVE: 403,
  ACCOUNT_NOT_MEMBER: 403,
  AGREEMENT_FOREIGN: 403,
  AGREEMENT_NOT_LIVE: 403,
  AGREEMENT_COMPUTE_ONLY: 403,
  ACCESS_SIGNATURE_INVALID: 403,
  ACCESS_NUMBER_WRONG: 409,
  ACCESS_NUMBER_TAKEN: 409,
  ACCESS_CONFLICT: 409,
  ACCESS_FAILED: 409,
  ACCESS_NOT_READY: 425,
  ACCESS_TOO_LARGE: 422,
  ACCESS_VERSION_WRONG: 404,
  ACCESS_UNKNOWN: 404,
  COMPUTATION_REFUSED: 403,
  QUERY_REFUSED: 403,
  QUERY_BUDGET_SPENT: 403,
  RANGE_INVALID: 416,
  VAULT_STORE_DAMAGED: 500,
  INTERNAL: 500,
};

export const statusOf = ({ code, retryable }: TallyError): number => STATUS[code] ?? (retryable ? 503 : 400);

/** Answers with what is wrong. */
export function sendProblem(reply: FastifyReply, error: TallyError): FastifyReply {
  const status = statusOf(error);
  return reply
    .code(status)
    .type(PROBLEM_TYPE)
    .send(problemBytes(problemFrom(error, status)));
}
