/**
 * - `Signed`: stored, not yet known to be with the node.
 * - `Sent`: the node took it, or already had it.
 * - `Refused`: the node will never take it; an empty transaction with the same nonce is on its way in its place.
 * - `Lost`: another transaction of the account took the nonce. Never rests: the call is signed again in the same step.
 * - `Mined`, `Reverted`, `Rejected` (the empty one was mined) are final.
 */
export type OutboxState = "Signed" | "Sent" | "Refused" | "Lost" | "Mined" | "Reverted" | "Rejected";

/** A signed transaction. */
export interface SignedTransaction {
  readonly nonce: number;
  readonly hash: string;
  readonly raw: string;
}

/** One step of a record's life. */
export interface OutboxTransition {
  readonly state: OutboxState;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The transaction that the step is about. */
  readonly hash: string;
  readonly reason?: string;
}

/** What an outbox knows of one business act. */
export interface OutboxEntry {
  readonly key: string;
  /** keccak256 of chain, sender, target and calldata. */
  readonly requestHash: string;
  readonly call: { readonly to: string; readonly data: string; readonly gasLimit: string };
  readonly state: OutboxState;
  /** The transaction that carries the call now. */
  readonly tx: SignedTransaction;
  /** Empty transaction with the nonce of `tx`, once the node has refused `tx` for good. */
  readonly filler?: SignedTransaction;
  readonly history: readonly OutboxTransition[];
}

export function isFinal(record: OutboxEntry): boolean {
  return record.state === "Mined" || record.state === "Reverted" || record.state === "Rejected";
}

/** The records of one account on one chain. Every method is one transaction, durable when its promise resolves. */
export interface OutboxLane {
  /**
   * Gives the record of `key`. If there is none, takes the next nonce, at least `atLeast`, and keeps what `build` makes of it.
   * When `build` throws, nothing was kept and no nonce taken.
   */
  append(key: string, atLeast: number, build: (nonce: number) => OutboxEntry): Promise<OutboxEntry>;
  /** Gives the record of `key` a new nonce, at least `atLeast`, and replaces it by what `build` makes of it. */
  renew(key: string, atLeast: number, build: (nonce: number, before: OutboxEntry) => OutboxEntry): Promise<OutboxEntry>;
  /** Replaces a record under its key and nonce. */
  put(record: OutboxEntry): Promise<void>;
  get(key: string): Promise<OutboxEntry | undefined>;
  /** Records that are not final, by nonce. */
  pending(): Promise<OutboxEntry[]>;
  /** The lowest nonce above those of all final records. */
  settled(): Promise<number>;
  /** Lets go of the lane. */
  close(): Promise<void>;
}

/** Port: where an outbox remembers. */
export interface OutboxStore {
  /**
   * Takes hold of a lane; one holder at a time, over all processes.
   *
   * @throws `OUTBOX_LOCKED`.
   */
  open(lane: string): Promise<OutboxLane>;
  /** Lets go of everything. */
  close(): Promise<void>;
}
