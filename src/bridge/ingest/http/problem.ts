import { isTallyError } from "../../../lib/errors.ts";

/** RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  /** Place in the pack of the record at fault, and its field. */
  readonly record?: number;
  readonly field?: string;
}

const TITLES = {
  400: "Not JSON",
  401: "Key missing or wrong",
  404: "No such station",
  413: "Too large",
  415: "Neither application/senml+json nor application/json",
  422: "Not a pack of readings of this station",
  429: "Beyond the station's quota",
  500: "Fault of the bridge",
  503: "Try again later",
} as const;

export type ProblemStatus = keyof typeof TITLES;

const STATUS: Readonly<Record<string, ProblemStatus>> = {
  SENML_SYNTAX: 400,
  PAYLOAD_TOO_LARGE: 413,
  STATION_UNKNOWN: 404,
  QUOTA_EXCEEDED: 429,
};

/** What is told of a failure: all of a refusal, nothing of a fault. */
export function problemOf(error: unknown): Problem {
  if (!isTallyError(error)) return problem(500, "INTERNAL");
  const status = STATUS[error.code] ?? (error.retryable ? 503 : 422);
  const { record, field } = error.values;
  return {
    ...problem(status, error.code, status === 503 ? undefined : error.message),
    ...(typeof record === "number" && { record }),
    ...(typeof field === "string" && field !== "" && { field }),
  };
}

export function problem(status: ProblemStatus, code: string, detail?: string): Problem {
  return { type: "about:blank", title: TITLES[status], status, code, ...(detail !== undefined && { detail }) };
}
