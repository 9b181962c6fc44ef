import { TallyError } from "../../lib/errors.ts";
import type { GatewaySignature } from "../../sdk/sensing/batch.ts";
import { bridgeError } from "../errors.ts";
import type { Cosigner } from "./cosigner.ts";
import { toMessage } from "./proposal.ts";

export interface HttpCosignerParameters {
  /** Base address of the other gateway's API. */
  readonly url: string;
  readonly apiKey: string;
  /** Milliseconds after which it counts as not answering. */
  readonly timeout: number;
  readonly fetch: typeof globalThis.fetch;
}

/** A gateway that is asked over HTTP: `POST /v1/cosign`. */
export function httpCosigner(parameters: HttpCosignerParameters): Cosigner {
  const { url, apiKey, timeout } = parameters;
  const address = new URL("/v1/cosign", url).href;
  return {
    name: url,
    async cosign(proposal) {
      let response: Response;
      try {
        response = await parameters.fetch(address, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
          body: JSON.stringify(toMessage(proposal)),
          signal: AbortSignal.timeout(timeout),
        });
      } catch (cause) {
        throw bridgeError("COSIGNER_UNREACHABLE", `${url} does not answer`, { url }, cause);
      }
      const body = await response.json().catch(() => undefined);
      if (response.ok) return body as GatewaySignature;
      const { code, detail, retryable, values } = (body ?? {}) as Problem;
      throw new TallyError(code ?? "COSIGNER_UNREACHABLE", detail ?? `${url} answered ${response.status}`, {
        retryable: retryable ?? true,
        values: { url, status: response.status, ...values },
      });
    },
  };
}

/** RFC 9457, as the API writes it. */
interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly retryable?: boolean;
  readonly values?: Record<string, unknown>;
}
