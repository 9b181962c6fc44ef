import { toUtf8Bytes, toUtf8String } from "ethers";
import { getUrlWithin } from "../../../lib/get-url-within.ts";
import type { Form } from "../../core/json/json-form.ts";
import { watchlistError } from "../errors.ts";

export interface CallServiceParameters {
  readonly url: string;
  /** Sent as POST; without it, GET. */
  readonly body?: unknown;
  readonly token?: string;
  /** Of an answer that is a success. */
  readonly form: Form;
  /** Milliseconds. */
  readonly timeout: number;
}

const refuse = (field: string, value: unknown, expected: string): never => {
  const message = `the service's answer: ${field} should be ${expected}`;
  throw watchlistError("WATCHLIST_ANSWER_INVALID", message, { field, value, expected });
};

/**
 * Asks a watchlist service.
 *
 * @throws `WATCHLIST_UNREACHABLE`, `WATCHLIST_BUSY`, `WATCHLIST_REFUSED`, `WATCHLIST_ANSWER_INVALID`.
 */
export async function callService<T>({ url, body, token, form, timeout }: CallServiceParameters): Promise<T> {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers["content-type"] = "application/json";
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  const bytes = body === undefined ? null : toUtf8Bytes(JSON.stringify(body));
  const request = { url, method: body === undefined ? "GET" : "POST", headers, body: bytes };
  const response = await getUrlWithin(timeout)(request).catch((cause: unknown) => {
    throw watchlistError("WATCHLIST_UNREACHABLE", `the watchlist service at ${url} does not answer`, { url }, cause);
  });
  const status = response.statusCode;
  const answer = jsonIn(response.body);
  if (status === 200) {
    form(answer, "(answer)", refuse);
    return answer as T;
  }
  const problem = answer as { retryable?: unknown; detail?: unknown } | undefined;
  const values = { url, status, problem };
  const detail = String(problem?.detail ?? status).slice(0, 200);
  if (problem?.retryable === true) throw watchlistError("WATCHLIST_BUSY", `the service says later: ${detail}`, values);
  if (status >= 500) throw watchlistError("WATCHLIST_UNREACHABLE", `the service failed: ${detail}`, values);
  throw watchlistError("WATCHLIST_REFUSED", `the service refused: ${detail}`, values);
}

function jsonIn(body: Uint8Array | null): unknown {
  try {
    return JSON.parse(toUtf8String(body ?? new Uint8Array()));
  } catch {
    return undefined; // whatever is in between may answer in other forms
  }
}
