import { Ajv } from "ajv";
import { bridgeError } from "../model/errors.ts";
import type { SignedBatch } from "../model/gateway.ts";
import { signedBatch } from "../model/proposal-schema.ts";
import { readJsonAtMost } from "./read-at-most.ts";

export interface FetchCosignedParameters {
  /** Base address of the other gateway's API. */
  readonly url: string;
  readonly apiKey: string;
  readonly station: number;
  readonly firstSeq: number;
  /** Milliseconds after which it counts as not answering. */
  readonly timeout: number;
  readonly fetch: typeof globalThis.fetch;
}

const isSignedBatch = new Ajv().compile<SignedBatch>(signedBatch);

const ANSWER_LIMIT = 4 * 1024 * 1024;

/**
 * The batch that another gateway says it signed at a place: `GET /v1/cosigned/2/41`. Its form is checked, its signatures are not.
 *
 * @throws `COSIGNER_UNREACHABLE`.
 */
export async function fetchCosigned(parameters: FetchCosignedParameters): Promise<SignedBatch | undefined> {
  const { url, apiKey, station, firstSeq, timeout } = parameters;
  let response: Response;
  let body: unknown;
  try {
    response = await parameters.fetch(new URL(`/v1/cosigned/${station}/${firstSeq}`, url).href, {
      headers: { authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(timeout),
    });
    body = await readJsonAtMost(response, ANSWER_LIMIT);
  } catch (cause) {
    throw bridgeError("COSIGNER_UNREACHABLE", `${url} does not answer`, { url }, cause);
  }
  if (response.status === 404) return undefined;
  if (response.ok && isSignedBatch(body)) return body;
  throw bridgeError("COSIGNER_UNREACHABLE", `${url} gave no answer to use`, { url, status: response.status });
}
