import { toUtf8String } from "ethers";
import { isTallyError } from "../../../lib/errors.ts";
import { type HttpAnswer, type OpenUrl, readBody } from "../../../lib/open-url.ts";
import { dataError } from "../errors.ts";

/** What a vault is asked over. */
export interface VaultHttp {
  /** Address of the vault, without a slash at its end. */
  readonly url: string;
  readonly openUrl: OpenUrl;
}

export interface VaultCall {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Bytes of an answer in JSON. */
const MOST = 32 * 2 ** 20;

/** Asks a vault, and gives its answer if it is a success. @throws `VAULT_UNREACHABLE`, `VAULT_BUSY_NOW`, `VAULT_REFUSED`. */
export async function callVault({ url, openUrl }: VaultHttp, call: VaultCall): Promise<HttpAnswer> {
  const { method, path, token, body } = call;
  const headers = {
    ...call.headers,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  const request = { url: `${url}${path}`, method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const answer = await openUrl(request).catch((cause: unknown) => {
    throw unreachable(url, cause);
  });
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw refusalOf(url, answer.status, await jsonOf(url, answer).catch(() => undefined));
}

/** As `callVault`; its answer's JSON. @throws `VAULT_ANSWER_INVALID` besides. */
export async function askVault(http: VaultHttp, call: VaultCall): Promise<unknown> {
  return jsonOf(http.url, await callVault(http, call));
}

export const unreachable = (url: string, cause: unknown) =>
  isTallyError(cause) ? cause : dataError("VAULT_UNREACHABLE", `the vault at ${url} does not answer`, { url }, cause);

async function jsonOf(url: string, { body }: HttpAnswer): Promise<unknown> {
  const bytes = await readBody(body, MOST).catch((cause: unknown) => {
    throw unreachable(url, cause);
  });
  try {
    return JSON.parse(toUtf8String(bytes));
  } catch (cause) {
    throw dataError(
      "VAULT_ANSWER_INVALID",
      `the vault at ${url} answered, but not in JSON`,
      { url, field: "(body)" },
      cause,
    );
  }
}

function refusalOf(url: string, status: number, problem: unknown) {
  const { retryable, detail, code } = (problem ?? {}) as { retryable?: unknown; detail?: unknown; code?: unknown };
  const values = { url, status, code, problem };
  const text = String(detail ?? status).slice(0, 200);
  if (retryable === true) return dataError("VAULT_BUSY_NOW", `the vault says later: ${text}`, values);
  if (status >= 500) return dataError("VAULT_UNREACHABLE", `the vault failed: ${text}`, values);
  return dataError("VAULT_REFUSED", `the vault refused: ${text}`, values);
}
