/** Requests by which a node shows the limits of Besu: answered alike by a live Besu 26.8 and by the strict node. */

export interface Probe {
  readonly method: string;
  /** What is special about it. */
  readonly what?: string;
  readonly params: (head: number) => readonly unknown[];
  readonly answers: string;
}

const ACCOUNT = `0x${"11".repeat(20)}`;
const ABSENT = `0x${"22".repeat(32)}`;
const hex = (n: number) => `0x${n.toString(16)}`;
const later = (head: number) => hex(head + 1_000);

const PARAMS = "-32602 Invalid params";
const NUMBER = "-32602 Invalid block number params";
const UNKNOWN = "-39001 Unknown block";

export const PROBES: readonly Probe[] = [
  {
    method: "eth_getLogs",
    what: "to a block past the head",
    params: (head) => [{ fromBlock: hex(head), toBlock: later(head) }],
    answers: PARAMS,
  },
  {
    method: "eth_newFilter",
    what: "to a block past the head",
    params: (head) => [{ fromBlock: hex(head), toBlock: later(head) }],
    answers: PARAMS,
  },
  { method: "eth_getLogs", what: "of the newest block", params: () => [{}], answers: "a list" },
  { method: "eth_getBlockByNumber", what: "safe", params: () => ["safe", false], answers: UNKNOWN },
  { method: "eth_getBlockByNumber", what: "finalized", params: () => ["finalized", false], answers: UNKNOWN },
  { method: "eth_getBalance", what: "safe", params: () => [ACCOUNT, "safe"], answers: UNKNOWN },
  { method: "eth_call", what: "finalized", params: () => [{ to: ACCOUNT }, "finalized"], answers: UNKNOWN },
  { method: "eth_getBlockByNumber", what: "in decimal", params: () => ["1", false], answers: NUMBER },
  { method: "eth_getBlockByNumber", what: "to come", params: (head) => [later(head), false], answers: "null" },
  { method: "eth_getTransactionCount", what: "to come", params: (head) => [ACCOUNT, later(head)], answers: "null" },
  { method: "eth_getProof", what: "to come", params: (head) => [ACCOUNT, [], later(head)], answers: "null" },
  { method: "eth_call", what: "to come", params: (head) => [{ to: ACCOUNT }, later(head)], answers: "null" },
  { method: "eth_getTransactionByHash", what: "that nobody sent", params: () => [ABSENT], answers: "null" },
  {
    method: "eth_sendTransaction",
    params: () => [{ from: ACCOUNT, to: ACCOUNT }],
    answers:
      "-32604 The method eth_sendTransaction is not supported. Use eth_sendRawTransaction to send a signed transaction to Besu.",
  },
  { method: "eth_sendRawTransaction", what: "that is none", params: () => ["0x00"], answers: PARAMS },
  { method: "eth_accounts", params: () => [], answers: "a list" },
  { method: "eth_gasPrice", params: () => [], answers: "0x0" },
  { method: "evm_mine", params: () => [], answers: "-32601 Method not found" },
];

/** What a node answers to one, in a few words: code and message of an error, the text of a string, the kind of anything else. */
export async function probe(url: string, { method, params }: Probe): Promise<string> {
  const ask = async (name: string, args: readonly unknown[]) => {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: name, params: args });
    const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    return (await response.json()) as { result?: unknown; error?: { code: number; message: string } };
  };
  const { result: head } = await ask("eth_blockNumber", []);
  const { result, error } = await ask(method, params(Number(head)));
  if (error !== undefined) return `${error.code} ${error.message}`;
  if (typeof result === "string") return result;
  return Array.isArray(result) ? "a list" : result === null ? "null" : `an ${typeof result}`;
}
