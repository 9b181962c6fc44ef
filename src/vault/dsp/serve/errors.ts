import { isTallyError } from "../../../lib/errors.ts";
import type { DspCode } from "../errors.ts";
import { DSP_CONTEXT } from "../model/context.ts";
import { isObject, type JsonObject } from "../model/json.ts";

export type ErrorType = "CatalogError" | "ContractNegotiationError" | "TransferError";

/** By code; what is not named is 400, as the binding has it for what a state or a schema forbids. */
const STATUS: Readonly<Partial<Record<DspCode, number>>> = {
  DSP_NOT_AUTHENTICATED: 401,
  DSP_NOT_FOUND: 404,
  DSP_TOO_MANY_OPEN: 429,
};

export interface ErrorAnswer {
  readonly status: number;
  readonly body: JsonObject;
  /** The vault's own fault, for the log and never for the other side. */
  readonly inside: boolean;
}

/** An error message of the protocol. It changes no state. */
export function errorAnswer(type: ErrorType, error: Error & { statusCode?: number }, about: About): ErrorAnswer {
  const { status, code, reason, inside } = told(error);
  const frame = { "@context": [DSP_CONTEXT], "@type": type, ...(type === "CatalogError" ? {} : pidsOf(about)) };
  return { status, inside, body: { ...frame, code, reason: [reason] } };
}

interface About {
  readonly pid: string | undefined;
  readonly body: unknown;
}

/** The protocol wants both in every error: those that the message names, and for what has none yet the one of the path. */
function pidsOf({ pid = "", body }: About): JsonObject {
  const named = (field: string) => {
    const value = isObject(body) ? body[field] : undefined;
    return typeof value === "string" ? value.slice(0, 2_048) : pid;
  };
  return { providerPid: named("providerPid"), consumerPid: named("consumerPid") };
}

function told(error: Error & { statusCode?: number }) {
  if (isTallyError(error)) {
    const { code, message, retryable } = error;
    if (code.startsWith("DSP_"))
      return { status: STATUS[code as DspCode] ?? (retryable ? 503 : 400), code, reason: message, inside: false };
    if (retryable) return { status: 503, code, reason: "not now; try again", inside: true };
  }
  const { statusCode = 500, message } = error;
  if (statusCode < 500) return { status: statusCode, code: "DSP_MESSAGE_INVALID", reason: message, inside: false };
  return { status: 500, code: "INTERNAL", reason: "something failed inside", inside: true };
}
