import type { GatewaySignature } from "../../sdk/sensing/model/batch.ts";
import type { Gap } from "../../sdk/sensing/model/gap.ts";
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
  /** The number that the next reading gets. */
  readonly nextSeq: number;
  /** Of the gap, where it was recorded now. */
  readonly transaction?: string;
}

export interface RestoreParameters {
  readonly store: RestoreStore;
  readonly chain: RestoreChain;
  /** Signs the gap, and promises before that to sign no batch there. */
  sign(gap: Gap): Promise<GatewaySignature>;
  /** Asks the other gateways what they received after a time. */
  held(station: number, after: number): Promise<readonly Held[]>;
}
