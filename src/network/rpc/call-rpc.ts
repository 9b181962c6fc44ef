import type { OpenUrl } from "../../lib/open-url.ts";
import { readBody } from "../../lib/open-url.ts";
import { networkRunError } from "../run/errors.ts";

/** What a node says to one call: its result, or why it gives none. */
export type RpcAnswer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly code: number; readonly message: string };

export interface RpcCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

/** JSON-RPC to one node. A refusal by the node is an answer; no answer is an error. */
export interface NodeRpc {
  readonly url: string;
  /** @throws `NODE_UNREACHABLE`, `NODE_UNAUTHORISED`, `NODE_REFUSED` for what is no JSON-RPC. */
  call(method: string, ...params: readonly unknown[]): Promise<RpcAnswer>;
  /** Many calls by one request, answered in their order. @throws as `call`. */
  callAll(calls: readonly RpcCall[]): Promise<readonly RpcAnswer[]>;
}

export interface OpenNodeRpcParameters {
  /** `http://` or `https://`. */
  readonly url: string;
  /** Sent as bearer token where the node asks for one. */
  readonly token?: string;
  readonly open: OpenUrl;
}

/** Bytes of an answer: a batch of headers has some. */
const LARGEST = 64 * 2 ** 20;

/** A node's JSON-RPC endpoint, with the node's own error codes, which ethers keeps to itself. */
export function openNodeRpc({ url, token, open }: OpenNodeRpcParameters): NodeRpc {
  const headers = {
    "content-type": "application/json",
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const send = async (body: unknown): Promise<unknown> => {
    const { status, text } = await post(open, url, headers, JSON.stringify(body));
    if (status === 401 || status === 403) throw unauthorised(url, status, text);
    try {
      return JSON.parse(text);
    } catch {
      throw noRpc(url, `HTTP ${status}: ${text.slice(0, 200)}`);
    }
  };
  const callAll = async (calls: readonly RpcCall[]) => {
    const requests = calls.map(({ method, params }, id) => ({ jsonrpc: "2.0", id, method, params }));
    const answered = await send(requests);
    const answers = Array.isArray(answered) ? answered : [answered];
    return calls.map((_, id) => read(url, answers.find((each) => each?.id === id) ?? answers[0]));
  };
  return {
    url,
    call: async (method, ...params) => read(url, await send({ jsonrpc: "2.0", id: 1, method, params })),
    callAll,
  };
}

async function post(open: OpenUrl, url: string, headers: Record<string, string>, body: string) {
  try {
    const answer = await open({ url, method: "POST", headers, body });
    return { status: answer.status, text: new TextDecoder().decode(await readBody(answer.body, LARGEST)) };
  } catch (cause) {
    const reason = reasonOf(cause);
    throw networkRunError("NODE_UNREACHABLE", `${url} does not answer: ${reason}`, { url, reason }, cause);
  }
}

/** Of `fetch`'s errors the cause says more. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: NodeJS.ErrnoException };
  return cause?.code ?? cause?.message ?? message;
}

function read(url: string, answer: unknown): RpcAnswer {
  const { result, error } = (answer ?? {}) as { result?: unknown; error?: { code?: unknown; message?: unknown } };
  if (error?.code === -40100 || error?.message === "Unauthorized") throw unauthorised(url, 401, "Unauthorized");
  if (error !== undefined && error !== null)
    return { ok: false, code: Number(error.code), message: String(error.message) };
  if (result === undefined) throw noRpc(url, JSON.stringify(answer).slice(0, 200));
  return { ok: true, result };
}

const unauthorised = (url: string, status: number, text: string) =>
  networkRunError("NODE_UNAUTHORISED", `${url} answers ${status}: ${text.slice(0, 200)}`, { url, status });

const noRpc = (url: string, answer: string) =>
  networkRunError("NODE_REFUSED", `${url} answers no JSON-RPC: ${answer}`, { url, message: answer });
