import { isTallyError, TallyError } from "./errors.ts";
import type { Logger } from "./logger.ts";
import { PROBLEM_TYPE, problemBytes, problemFrom } from "./problem.ts";

/** What Fastify gives a handler; its own types would make this file need Fastify. */
interface Request {
  readonly method: string;
  readonly url: string;
  readonly ip: string;
}

interface Reply {
  code(status: number): Reply;
  type(media: string): Reply;
  send(payload: unknown): unknown;
}

type ApiError = Error & {
  readonly statusCode?: number;
  readonly validation?: readonly { readonly instancePath: string }[];
};

interface Api {
  setErrorHandler(handler: (error: ApiError, request: Request, reply: Reply) => unknown): unknown;
  setNotFoundHandler(handler: (request: Request, reply: Reply) => unknown): unknown;
}

export interface ProblemAnswers {
  readonly log: Logger;
  /** By code, where it is not 404 for what is not found, 503 for what can succeed later, and 400 for all else. */
  readonly statuses?: Readonly<Record<string, number>>;
  /** Whether the values of what is refused may be in the log. */
  readonly areValuesLogged: boolean;
  /** Hears of each problem that is answered, by its code. @default nobody */
  onProblem?(code: string): void;
  /** The API's own error for a request that is not of its form. */
  invalid(message: string, values: Record<string, unknown>): TallyError;
  /** The error for a path that the API does not have. */
  unknown(message: string): TallyError;
}

const STATUSES: Readonly<Record<string, number>> = { NOT_FOUND: 404, INTERNAL: 500 };

/** Has an API answer everything that is wrong as a problem (RFC 9457), and log what strangers cause apart from its own failures. */
export function answerProblems(api: Api, parameters: ProblemAnswers): void {
  const { log, areValuesLogged, invalid, unknown } = parameters;
  const send = (reply: Reply, error: TallyError, status: number) => {
    parameters.onProblem?.(error.code);
    return sendProblem(reply, error, status);
  };
  const statuses = { ...STATUSES, ...parameters.statuses };
  api.setErrorHandler((error, request, reply) => {
    if (isTallyError(error)) {
      const { code, values, retryable } = error;
      // Strangers cause these; the logger bounds them.
      log.info({ code, ...(areValuesLogged && { values }), asker: request.ip }, "refused");
      return send(reply, error, statuses[code] ?? (retryable ? 503 : 400));
    }
    const { statusCode = 500, message, validation } = error;
    if (statusCode < 500) {
      // What Fastify itself refuses: the field is in its own words.
      const field = validation?.[0]?.instancePath || "body";
      return send(reply, invalid(message, { field, value: "(not shown)", expected: message }), statusCode);
    }
    log.error({ err: error, url: request.url }, "the API failed");
    const failed = new TallyError("INTERNAL", "something failed inside; see the log", { retryable: true });
    return send(reply, failed, 500);
  });
  api.setNotFoundHandler(({ method, url }, reply) => send(reply, unknown(`nothing is at ${method} ${url}`), 404));
}

const sendProblem = (reply: Reply, error: TallyError, status: number) =>
  reply
    .code(status)
    .type(PROBLEM_TYPE)
    .send(problemBytes(problemFrom(error, status)));
