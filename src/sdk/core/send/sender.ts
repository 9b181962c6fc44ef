import type { TransactionReceipt } from "ethers";

/** A call to be made by a transaction. */
export interface Call {
  readonly to: string;
  readonly data: string;
  /** Gas limit. Left out, the sender asks the node for an estimate. */
  readonly gasLimit?: bigint;
}

export interface SendOptions {
  /**
   * Names the business act ("invoice 4711 reserved"). A sender with a memory sends one transaction for one key, however
   * often and after however many crashes it is asked; others ignore it.
   */
  readonly idempotencyKey?: string;
}

/** A transaction that is on its way. */
export interface SentTransaction {
  /** May change while it is on its way, if the call has to be signed again. */
  readonly hash: string;
  /** Resolves when it is mined, whether it succeeded or reverted. */
  receipt(): Promise<TransactionReceipt>;
}

/** Port: who signs and sends. */
export interface Sender {
  readonly address: string;
  send(call: Call, options?: SendOptions): Promise<SentTransaction>;
  /** The transaction that a sender with a memory already has for `options.idempotencyKey`. */
  recall?(call: Call, options: SendOptions): Promise<SentTransaction | undefined>;
}
