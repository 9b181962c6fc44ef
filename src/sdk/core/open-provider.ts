import {
  FetchRequest,
  type FetchResponse,
  type JsonRpcPayload,
  JsonRpcProvider,
  type JsonRpcResult,
  type Log,
  type LogParams,
  type Network,
} from "ethers";
import { getUrlWithCertificate } from "../../lib/get-url-with-certificate.ts";
import { getUrlWithin } from "../../lib/get-url-within.ts";
import type { ClientCertificate } from "../../lib/open-https.ts";
import { plainLog } from "./plain-log.ts";

export interface OpenProviderParameters {
  /** `http://` or `https://`. */
  readonly url: string;
  /** Sent as bearer token, for a node that asks for one. */
  readonly token?: string;
  /** Shown to a node that asks for one, over https. */
  readonly certificate?: ClientCertificate;
  /** Left out, the node is asked, once. */
  readonly chainId?: number;
  /** Milliseconds that a request may take, with its answer; then its connection is closed. @default 15_000 */
  readonly timeout?: number;
  /** Milliseconds between two looks of an ethers subscription or wait. @default 250 */
  readonly pollingInterval?: number;
}

/**
 * A connection to a node as every program here wants it: no answer is repeated, nothing waits for others to ask, and a node that
 * accepts and never answers is given up. ethers' own gives it five minutes and leaves the socket open. `destroy` ends what is
 * under way.
 *
 * @example
 * import { connect } from "tallystick";
 * import { openProvider } from "tallystick/node";
 *
 * const provider = openProvider({ url: "http://127.0.0.1:8545" });
 * const client = await connect({ provider, deployment });
 */
export function openProvider(parameters: OpenProviderParameters): JsonRpcProvider {
  const { url, token, certificate, chainId, timeout = 15_000, pollingInterval = 250 } = parameters;
  const request = new FetchRequest(url);
  request.timeout = timeout;
  if (token !== undefined) request.setHeader("authorization", `Bearer ${token}`);
  const closing = new AbortController();
  request.getUrlFunc =
    certificate !== undefined && new URL(url).protocol === "https:"
      ? getUrlWithCertificate(certificate, timeout, closing.signal)
      : getUrlWithin(timeout, closing.signal);
  return new ClosingProvider(closing, request, chainId, {
    staticNetwork: true,
    cacheTimeout: -1,
    batchStallTime: 0,
    pollingInterval,
  });
}

/** Requests under way would keep a process, or a thread, from ending. */
class ClosingProvider extends JsonRpcProvider {
  readonly #closing: AbortController;

  constructor(closing: AbortController, ...given: ConstructorParameters<typeof JsonRpcProvider>) {
    super(...given);
    this.#closing = closing;
  }

  override destroy(): void {
    super.destroy();
    this.#closing.abort();
  }

  /** As ethers does it, which takes a body apart character by character. */
  override async _send(payload: JsonRpcPayload | JsonRpcPayload[]): Promise<JsonRpcResult[]> {
    const request = this._getConnection();
    request.body = JSON.stringify(payload);
    request.setHeader("content-type", "application/json");
    const response = await request.send();
    response.assertOk();
    const answer = jsonOf(response);
    return Array.isArray(answer) ? answer : [answer];
  }

  /** A chain has many logs. */
  override _wrapLog(value: LogParams, network: Network): Log {
    return plainLog(value, this) ?? super._wrapLog(value, network);
  }
}

/** What ethers throws of a body that is no JSON is known here. */
function jsonOf(response: FetchResponse) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(response.body ?? undefined));
  } catch {
    return response.bodyJson;
  }
}
