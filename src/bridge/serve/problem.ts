import type { FastifyReply } from "fastify";
import type { TallyError } from "../../lib/errors.ts";

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

/** Answers with RFC 9457 problem details. Never a stack: what went wrong inside is for the log. */
export function sendProblem(reply: FastifyReply, error: TallyError): FastifyReply {
  const { code, message, retryable, values } = error;
  const status = STATUS[code] ?? (retryable ? 503 : 400);
  const body = { type: `urn:tallystick:error:${code}`, title: code, status, detail: message, code, retryable, values };
  return reply
    .code(status)
    .type("application/problem+json")
    .send(Buffer.from(JSON.stringify(body, (_, value) => (typeof value === "bigint" ? String(value) : value))));
}
