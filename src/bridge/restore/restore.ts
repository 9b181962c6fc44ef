import type { GatewaySignature } from "../../sdk/sensing/model/batch.ts";
import type { Gap } from "../../sdk/sensing/model/gap.ts";
import type { SignedBatch } from "../model/gateway.ts";
import type { ReadingStore, StoredGap } from "../model/store.ts";

/** What a restore needs of the chain. */
export interface RestoreChain {
  /** Where the station's sequence stands; `lastTo` is when the last sealed reading was received. */
  head(station: number): Promise<{ readonly lastSeq: number; readonly lastTo: number }>;
  /** The gateway set in force. */
  gateways(station: number): Promise<GatewaySetInForce>;
  /** Last number of the gap that begins with a number; 0 where none does. */
  gapAt(station: number, firstSeq: number): Promise<number>;
  /** Transactions of this gateway's key that are with the node and not mined. */
  waiting(): Promise<number>;
  /** Seals a batch, once, and opens the exceedances that it lists. Returns the transaction. */
  seal(signed: SignedBatch): Promise<string>;
  /** Records a gap, once, however often it is asked to. Returns the transaction. */
  recordGap(gap: Gap, signatures: readonly GatewaySignature[]): Promise<string>;
}

export interface GatewaySetInForce {
  readonly epoch: number;
  readonly quorum: number;
  readonly accounts: readonly string[];
}

/** What another gateway says that it has and the chain has not. */
export interface Held {
  readonly url: string;
  /** Undefined where it gave no answer. */
  readonly readings?: number;
  /** Why not. */
  readonly problem?: string;
}

export type RestoreStore = Pick<ReadingStore, "batchedThrough" | "tally" | "promise" | "promises" | "skip" | "lastSeq">;

interface Place {
  readonly station: number;
  /** Last number of the sequence on chain. */
  readonly sealedThrough: number;
  /** When the last sealed reading was received, Unix milliseconds. */
  readonly lastTo: number;
}

/** What is to be done for a station. */
export type RestorePlan = Place &
  (
    | { /** The store has all that the chain has. */ readonly kind: "nothing" }
    | {
        /** A quorum signed a batch that is not sealed: that first. */ readonly kind: "seal";
        readonly signed: SignedBatch;
      }
    | { /** This store had the gap recorded before it was cut off. */ readonly kind: "skip"; readonly gap: StoredGap }
    | {
        readonly kind: "gap";
        readonly gap: Gap;
        readonly quorum: number;
        readonly gateways: readonly string[];
        readonly held: readonly Held[];
      }
  );

/** What was done. */
export interface Restored {
  readonly station: number;
  /** The number that the next reading gets; undefined where the store does not begin yet. */
  readonly nextSeq?: number;
  /** Of the gap or the batch, where it was brought now. */
  readonly transaction?: string;
}

export interface RestoreParameters {
  readonly store: RestoreStore;
  readonly chain: RestoreChain;
  /** Signs the gap, and promises before that to sign no batch there. */
  sign(gap: Gap): Promise<GatewaySignature>;
  /** Asks the other gateways for a batch at a place that this gateway signed and a quorum with it: their word is not enough. */
  signedAt(station: number, firstSeq: number, set: GatewaySetInForce): Promise<SignedBatch | undefined>;
  /** Asks the other gateways what they received after a time. */
  held(station: number, after: number): Promise<readonly Held[]>;
}
