/** What a node, or something before it, does to answers; and what becomes of each kind of work under it. */

export interface RpcRequest {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

interface RpcAnswer {
  readonly result?: unknown;
}

/** What is tested under every fault. */
export type Work = "outbox" | "signer" | "read" | "stream";

export interface Fault {
  /** The requests that it is made at. */
  readonly concerns: (request: RpcRequest) => boolean;
  /** Accepts and never answers. */
  readonly hangs?: boolean;
  /** Ends the connection when the node has done what was asked. */
  readonly cuts?: boolean;
  /** An HTTP answer to the whole request. */
  readonly http?: { readonly status: number; readonly headers: Record<string, string>; readonly body: string };
  /** A JSON-RPC answer, without asking the node. */
  readonly instead?: (request: RpcRequest) => unknown;
  /** Another answer than the node's. */
  readonly change?: (request: RpcRequest, answer: RpcAnswer) => unknown;
  /** How often it is made. */
  readonly times: number;
  /** The kinds of work that are done under it. */
  readonly works: readonly Work[];
  /** Made before the connection is, not after. */
  readonly atStart?: boolean;
  /** Code of the error that ends the work; left out, it gets done, where it is asked again while an error says that this can help. */
  readonly ends?: string;
}

const of =
  (...methods: readonly string[]) =>
  ({ method }: RpcRequest) =>
    methods.includes(method);
const always = () => true;
const refuse = (code: number, message: string) => (request: RpcRequest) => ({
  jsonrpc: "2.0",
  id: request.id,
  error: { code, message },
});
const html = { "content-type": "text/html" };

const ALL = ["outbox", "signer", "read", "stream"] as const;

export const FAULTS = {
  "a web page": {
    concerns: always,
    http: { status: 200, headers: html, body: "<html>Sign in to the network</html>" },
    times: 1,
    works: ALL,
  },
  "no answer": { concerns: always, hangs: true, times: 1, works: ALL },
  "an answer to something else": {
    concerns: always,
    change: (_, answer) => ({ ...answer, id: 999_999 }),
    times: 1,
    works: ALL,
  },
  "the JSON null": {
    concerns: always,
    http: { status: 200, headers: { "content-type": "application/json" }, body: "null" },
    times: 1,
    works: ALL,
  },
  "HTTP 503": { concerns: always, http: { status: 503, headers: html, body: "busy" }, times: 1, works: ALL },
  "too many requests": {
    concerns: always,
    http: { status: 429, headers: { "retry-after": "1" }, body: "" },
    times: 2,
    works: ALL,
  },
  "a null block of the head": {
    concerns: of("eth_getBlockByNumber"),
    change: (_, answer) => ({ ...answer, result: null }),
    times: 1,
    works: ["outbox", "signer", "stream"],
  },
  "null for code, as of a block whose state is not there yet": {
    concerns: of("eth_getCode"),
    change: (_, answer) => ({ ...answer, result: null }),
    times: 2,
    works: ["read"],
  },
  "a head of long ago": {
    concerns: of("eth_blockNumber"),
    change: (_, answer) => ({ ...answer, result: "0x1" }),
    times: 1,
    works: ["stream"],
  },
  "a count that is too high": {
    concerns: ({ method, params }) => method === "eth_getTransactionCount" && params[1] === "latest",
    change: (_, answer) => ({ ...answer, result: "0x3e8" }),
    times: 1,
    works: ["outbox"],
  },
  "no receipt yet, and a count of 0 for every old block": {
    concerns: ({ method, params }) =>
      method === "eth_getTransactionReceipt" || (method === "eth_getTransactionCount" && /^0x/.test(String(params[1]))),
    change: ({ method }, answer) => ({ ...answer, result: method === "eth_getTransactionReceipt" ? null : "0x0" }),
    times: 12,
    works: ["outbox", "signer"],
  },
  "logs given twice": {
    concerns: of("eth_getLogs"),
    change: (_, { result, ...answer }) => {
      const logs = result as unknown[];
      return { ...answer, result: [...logs, ...logs] };
    },
    times: Number.POSITIVE_INFINITY,
    works: ["read", "stream"],
  },
  "a range of logs refused": {
    concerns: ({ method, params }) => method === "eth_getLogs" && widthOf(params[0] as LogFilter) > 7,
    instead: refuse(-32_005, "Requested range exceeds maximum RPC range limit"),
    times: Number.POSITIVE_INFINITY,
    works: ["read", "stream"],
  },
  "a connection that ends when the node has the transaction": {
    concerns: of("eth_sendRawTransaction"),
    cuts: true,
    times: 2,
    works: ["outbox", "signer"],
  },
  "a nonce that is too distant": {
    concerns: of("eth_sendRawTransaction"),
    instead: refuse(-32_000, "Transaction nonce is too distant from current sender nonce"),
    times: 2,
    works: ["outbox", "signer"],
  },
  "another genesis": {
    concerns: ({ method, params }) => method === "eth_getBlockByNumber" && params[0] === "0x0",
    change: (_, { result, ...answer }) => ({
      ...answer,
      result: { ...(result as object), hash: `0x${"ab".repeat(32)}` },
    }),
    times: Number.POSITIVE_INFINITY,
    works: ["read"],
    atStart: true,
    ends: "CHAIN_MISMATCH",
  },
  "other blocks": {
    concerns: of("eth_getBlockByNumber"),
    change: (_, { result, ...answer }) => ({
      ...answer,
      result: { ...(result as object), hash: `0x${"cd".repeat(32)}` },
    }),
    times: Number.POSITIVE_INFINITY,
    works: ["stream"],
    ends: "CHAIN_CHANGED",
  },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

interface LogFilter {
  readonly fromBlock: string;
  readonly toBlock: string;
}

const widthOf = ({ fromBlock, toBlock }: LogFilter) => Number(toBlock) - Number(fromBlock) + 1;
