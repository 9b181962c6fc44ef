/** What a Besu 26.8 refuses by default, and in which words: asked of a live network of four validators. */

/** Blocks between the ends of a range of logs. */
export const LOG_RANGE = 5_000;
/** Blocks below the head whose state BONSAI keeps. */
export const STATE_DEPTH = 512;
/** How far ahead of an account's next nonce a SEQUENCED pool takes one. */
export const FUTURE_NONCES = 5;

export interface RpcFault {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

export const FAULTS = {
  range: { code: -32_005, message: "Requested range exceeds maximum RPC range limit" },
  blockGas: { code: -32_005, message: "Transaction gas limit exceeds block gas limit" },
  params: { code: -32_602, message: "Invalid params" },
  blockNumber: { code: -32_602, message: "Invalid block number params" },
  unknownBlock: { code: -39_001, message: "Unknown block" },
  noSuchMethod: { code: -32_601, message: "Method not found" },
  notEnabled: { code: -32_604, message: "Method not enabled" },
  internal: { code: -32_603, message: "Internal error" },
  noState: { code: -32_000, message: "World state unavailable" },
  wrongChain: { code: -32_000, message: "Wrong chainId" },
  known: { code: -32_000, message: "Known transaction" },
  distant: { code: -32_000, message: "Transaction nonce is too distant from current sender nonce" },
  nonceLow: { code: -32_001, message: "Nonce too low" },
  unsigned: {
    code: -32_604,
    message:
      "The method eth_sendTransaction is not supported. Use eth_sendRawTransaction to send a signed transaction to Besu.",
  },
} as const satisfies Record<string, RpcFault>;

/** What a request ends with that Besu refuses. */
export class Refusal extends Error {
  readonly fault: RpcFault;
  constructor(fault: RpcFault) {
    super(fault.message);
    this.fault = fault;
  }
}

export const refuse = (name: keyof typeof FAULTS): never => {
  throw new Refusal(FAULTS[name]);
};
