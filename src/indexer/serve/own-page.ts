import type { FastifyRequest } from "fastify";
import { indexerError } from "../errors.ts";

/** A page of another site must write nothing in the name of whoever reads it. @throws `INDEX_SIGN_IN_REFUSED`. */
export function requireOwnPage({ headers }: FastifyRequest, own: string): void {
  if (headers.origin === undefined || headers.origin === own) return;
  const values = { field: "origin", value: headers.origin, expected: own };
  throw indexerError("INDEX_SIGN_IN_REFUSED", `${headers.origin} is another site`, values);
}
