import type { TallyError } from "../../lib/errors.ts";
import { type Problem, problemFrom } from "../../lib/problem.ts";
import { BRIDGE_CATALOGUE } from "./errors.ts";

/** Of faults that are the bridge's own not the message either: what went wrong inside is for the log. */
export function problemOf(error: TallyError, status: number): Problem {
  const inside = status >= 500 && error.code in BRIDGE_CATALOGUE;
  if (!inside) return problemFrom(error, status);
  return problemFrom(error, status, BRIDGE_CATALOGUE[error.code as keyof typeof BRIDGE_CATALOGUE].meaning);
}
