import { isTallyError, type TallyError } from "../../../lib/errors.ts";
import { problemFrom } from "../../../lib/problem.ts";

/** What the standard calls what is wrong, by our code: the type of its problem, and the status. */
const EXCEPTIONS: Readonly<Record<string, readonly [name: string, status: number]>> = {
  EPCIS_QUERY_INVALID: ["QueryParameterException", 400],
  EPCIS_CAPTURE_TOO_LARGE: ["CaptureLimitExceededException", 413],
  EPCIS_SIGN_IN_WANTED: ["SecurityException", 401],
  INDEX_SIGN_IN_REFUSED: ["SecurityException", 401],
  EPCIS_MEDIA_TYPE_UNKNOWN: ["UnsupportedMediaTypeException", 415],
  EPCIS_NOT_ACCEPTABLE: ["NotAcceptableException", 406],
  INDEX_QUERY_INVALID: ["QueryParameterException", 400],
  INDEX_QUERY_TOO_WIDE: ["QueryTooComplexException", 413],
  EPCIS_QUERY_EXISTS: ["ResourceAlreadyExistsException", 409],
  EPCIS_QUERIES_TOO_MANY: ["QueryTooLargeException", 413],
  EPCIS_NO_SUBSCRIPTIONS: ["ImplementationException", 501],
  NOT_FOUND: ["NoSuchResourceException", 404],
  EPCIS_INVALID: ["ValidationException", 400],
  JSON_INVALID: ["ValidationException", 400],
  INDEX_OVERLOADED: ["ImplementationException", 503],
  CHAIN_REPLACED: ["ImplementationException", 503],
  INDEX_NOT_READY: ["ImplementationException", 503],
  INDEX_STORE_UNREACHABLE: ["ImplementationException", 503],
  INDEX_PLACE_FOREIGN: ["QueryParameterException", 400],
};

/** A problem as the standard has it, with what every problem of ours says beside. */
export function epcisProblem(error: TallyError): Record<string, unknown> & { readonly status: number } {
  const [name, status] = EXCEPTIONS[error.code] ?? ["ValidationException", error.retryable ? 503 : 400];
  return { ...problemFrom(error, status), type: `epcisException:${name}`, title: name };
}

/** Whether an error is one that is told, and none of the program's own. */
export const isTold = (error: unknown): error is TallyError => isTallyError(error) && error.code !== "INTERNAL";
