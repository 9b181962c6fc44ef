import { isTallyError, TallyError } from "../../../lib/errors.ts";
import type { Fault } from "./messages.ts";

export function faultOf(error: unknown): Fault {
  if (isTallyError(error)) {
    const { code, message, retryable, values } = error;
    return { code, message, retryable, values };
  }
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error), retryable: true };
}

/** The error again, on the other side. */
export function ofFault({ code, message, retryable, values }: Fault): Error {
  return new TallyError(code ?? "INTERNAL", message, { retryable, ...(values && { values }) });
}
