import type { ErrorObject } from "ajv";

/** What a schema refused: the field as a JSON Pointer, its value, and what should be different. */
export interface SchemaProblem {
  readonly field: string;
  readonly value: unknown;
  readonly reason: string;
}

/** The first of a validator's errors. The validator has to be made with `verbose`. */
export function firstProblem(errors: readonly ErrorObject[] | null | undefined): SchemaProblem {
  const [error] = errors ?? [];
  if (error === undefined) throw new Error("the validator refused nothing");
  const { instancePath, params, data, message } = error;
  const extra = params.additionalProperty as string | undefined;
  if (extra !== undefined) {
    return {
      field: `${instancePath}/${extra}`,
      value: (data as Record<string, unknown>)[extra],
      reason: "is not known",
    };
  }
  const missing = params.missingProperty as string | undefined;
  if (missing !== undefined) return { field: `${instancePath}/${missing}`, value: undefined, reason: "is missing" };
  return { field: instancePath, value: data, reason: message ?? "is not allowed" };
}
