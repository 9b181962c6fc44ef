import type { TallyError } from "./errors.ts";

/** RFC 9457 problem details, the one form in which an API says that something is wrong. */
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

/**
 * What an API says of an error, never a stack.
 *
 * @param inside What is said in place of message and values of a fault that is the program's own: what went wrong is for the log.
 */
export function problemFrom(error: TallyError, status: number, inside?: string): Problem {
  const { code, message, retryable, values } = error;
  const type = `urn:tallystick:error:${code}`;
  const told = inside === undefined ? { detail: message, values } : { detail: inside, values: {} };
  return { type, title: code, status, code, retryable, ...told };
}

/** As bytes: Fastify has no serializer for this media type. */
export function problemBytes(problem: Problem): Buffer {
  return Buffer.from(JSON.stringify(problem, (_, value) => (typeof value === "bigint" ? String(value) : value)));
}
