import type { TallyError } from "../../lib/errors.ts";
import { BRIDGE_CATALOGUE } from "./errors.ts";

/** RFC 9457 problem details, the one form in which the API says that something is wrong. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Of the catalogue, see docs/errors.md. */
  readonly code: string;
  readonly retryable: boolean;
  readonly values: Readonly<Record<string, unknown>>;
}

export const PROBLEM_TYPE = "application/problem+json";

export const PROBLEM_SCHEMA = {
  type: "object",
  description: "RFC 9457 problem details",
  required: ["type", "title", "status", "detail", "code", "retryable", "values"],
  properties: {
    type: { type: "string", format: "uri" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { type: "string", description: "Code of the catalogue, see docs/errors.md" },
    retryable: { type: "boolean", description: "Whether the same request can succeed later" },
    values: { type: "object", additionalProperties: true, description: "The fields and values at fault" },
  },
} as const;

/** What OpenAPI says of answers that are problems: by status, when. */
export function problemAnswers(when: Readonly<Record<number, string>>): Record<number, object> {
  return Object.fromEntries(
    Object.entries(when).map(([status, description]) => [
      status,
      { description, content: { [PROBLEM_TYPE]: { schema: PROBLEM_SCHEMA } } },
    ]),
  );
}

/** Never a stack, and of faults that are the bridge's own not the message either: what went wrong inside is for the log. */
export function problemOf({ code, message, retryable, values }: TallyError, status: number): Problem {
  const inside = status >= 500 && code in BRIDGE_CATALOGUE;
  const detail = inside ? BRIDGE_CATALOGUE[code as keyof typeof BRIDGE_CATALOGUE].meaning : message;
  const type = `urn:tallystick:error:${code}`;
  return { type, title: code, status, detail, code, retryable, values: inside ? {} : values };
}

/** As bytes: Fastify has no serializer for this media type. */
export function problemBytes(problem: Problem): Buffer {
  return Buffer.from(JSON.stringify(problem, (_, value) => (typeof value === "bigint" ? String(value) : value)));
}
