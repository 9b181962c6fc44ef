import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import type { HttpRequest, OpenUrl } from "./open-url.ts";

/** What a client shows where a server asks who it is, and whom it believes; each the text of a PEM file. */
export interface ClientCertificate {
  readonly cert: string;
  readonly key: string;
  /** Authorities that the server's certificate is of. @default the system's */
  readonly ca?: string;
}

/**
 * Sends a request over TLS and shows a certificate. Throws a `TimeoutError` when nothing comes for `timeout` milliseconds.
 *
 * @param signal Ends it, with its connection.
 */
export function sendHttps(
  { url, method, headers, body }: HttpRequest,
  certificate: ClientCertificate,
  timeout: number,
  signal?: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, ...certificate, timeout, ...(signal && { signal }) }, resolve);
    sent.once("timeout", () => sent.destroy(new DOMException(`nothing came for ${timeout} ms`, "TimeoutError")));
    sent.once("error", reject);
    sent.end(body);
  });
}

/** `openUrlWithin` for addresses of https, with a certificate; others are opened as ever. */
export function openWithCertificate(otherwise: OpenUrl, certificate: ClientCertificate, timeout: number): OpenUrl {
  return async (given) => {
    if (new URL(given.url).protocol !== "https:") return otherwise(given);
    const answer = await sendHttps(given, certificate, timeout);
    return { status: answer.statusCode ?? 0, headers: headersOf(answer), body: answer };
  };
}

/** By name in lower case, each as one text. */
export const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
