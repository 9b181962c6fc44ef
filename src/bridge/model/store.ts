import type { Batch, GatewaySignature } from "../../sdk/sensing/model/batch.ts";
import type { Frame, Rejection, StoreResult } from "./frame.ts";

/** A reading as it lies in the store, before and after it is sealed; its verdict is with its batch. */
export interface StoredReading {
  readonly station: number;
  readonly seq: number;
  readonly sensor: number;
  readonly observedAt: number;
  readonly receivedAt: number;
  /** `null` is missing. */
  readonly value: number | null;
  readonly text: string;
  readonly sourceFlag: string;
  readonly counter: number;
  /** Another value was first for this time of this sensor. */
  readonly conflict: boolean;
  /** Which frame it came in, see `ReadingStore.frame`. */
  readonly frame: number;
}

export interface StoredFrame {
  readonly id: number;
  readonly source: string;
  readonly station: number;
  readonly receivedAt: number;
  readonly raw: Uint8Array;
}

/** Closed: its content is final. Signed: k gateways signed. Sealed: the chain has it. */
export type BatchState = "closed" | "signed" | "sealed";

export interface StoredBatch {
  readonly batch: Batch;
  readonly state: BatchState;
  /** Per reading, five bytes in the order of the sequence: quality, then the bits of `checks`, big-endian. */
  readonly verdicts: Uint8Array;
  /** Up to which sequence the upstream station's readings were looked at, 0 where there is none. */
  readonly upstreamThrough: number;
  /** Last rejection that `rejectLog` covers. */
  readonly rejectsThrough: number;
  readonly closedAt: number;
  readonly epoch?: number;
  readonly signatures?: readonly GatewaySignature[];
  readonly transaction?: string;
  readonly block?: number;
  readonly gasUsed?: number;
  readonly sealedAt?: number;
}

export interface StoredRejection {
  /** Grows by one over all stations. */
  readonly id: number;
  readonly source: string;
  readonly station: number;
  readonly receivedAt: number;
  readonly code: string;
  readonly detail: string;
  /** keccak256 of the raw bytes. */
  readonly digest: string;
  /** The bytes themselves for a sample: the first of each code per station and day (UTC), and every hundredth after it. */
  readonly sample: Uint8Array | null;
}

/** A receipt, and how far its station's sequence goes with it. */
export interface AppendResult extends StoreResult {
  /** Number of the station's last reading once this frame is stored. */
  readonly lastSeq: number;
}

/** Counters of a station since its store began. */
export interface StationTally {
  readonly readings: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly rejections: number;
}

/** Numbers of a station's sequence that no reading has: they were lost before they could be sealed, and the chain says so. */
export interface StoredGap {
  readonly station: number;
  readonly firstSeq: number;
  readonly throughSeq: number;
}

/** A batch, or a gap, that this gateway signed at a place of a sequence. */
export interface StoredPromise {
  readonly firstSeq: number;
  readonly batchHash: string;
}

/** A batch that this gateway signed for a proposing gateway, which signed it before. */
export interface StoredCosigning {
  readonly batch: Batch;
  readonly epoch: number;
  /** The proposing gateway's signature. */
  readonly proposer: GatewaySignature;
}

/** By what a store tells one deployment from another. */
export interface StoreChain {
  readonly chainId: number;
  readonly genesisHash: string;
  /** Address of Feeds. */
  readonly feeds: string;
}

/**
 * The bridge's memory. Each method that writes is durable when it resolves, is one transaction, and is refused with
 * `STORE_FAILED` when it cannot be.
 */
export interface ReadingStore {
  /**
   * Puts frames away in one transaction and gives their observations the next numbers of their stations' sequences, in order.
   * An observation whose sensor and time are there already is a duplicate where value and source flag are those of any copy
   * (not stored again, counted), else a conflict (stored, `conflict` set). A frame that brought nothing but duplicates is not
   * kept. `receivedAt` that would run backwards along a station's sequence is lifted to that of the reading before.
   */
  append(frames: readonly Frame[]): Promise<AppendResult[]>;
  /** Writes down what was rejected, in one transaction. */
  appendRejections(rejections: readonly Rejection[]): Promise<void>;

  /** Number of the last reading of a station, 0 where it has none. */
  lastSeq(station: number): Promise<number>;
  /** Readings `firstSeq` to `lastSeq` of a station, in order, both included. */
  readings(station: number, firstSeq: number, lastSeq: number): Promise<StoredReading[]>;
  /** The last `count` readings of a sensor numbered at most `throughSeq`, in order of the sequence. For warming up. */
  history(sensor: number, throughSeq: number, count: number): Promise<StoredReading[]>;
  /** All copies of a sensor's reading at a time that differ, in the order in which they came. */
  copiesAt(sensor: number, observedAt: number): Promise<StoredReading[]>;
  /** Readings of a station received within a span of time, both ends included, in order, at most `limit`. */
  receivedBetween(station: number, from: number, to: number, limit: number): Promise<StoredReading[]>;
  frames(ids: readonly number[]): Promise<StoredFrame[]>;

  rejections(station: number, afterId: number, limit: number): Promise<StoredRejection[]>;
  tally(station: number): Promise<StationTally>;

  /**
   * Keeps a closed batch.
   *
   * @throws `BATCH_NOT_NEXT` where it does not begin right after the last one of its station, or the last gap.
   */
  addBatch(batch: StoredBatch): Promise<void>;
  /** The batch of a station that holds a sequence number. */
  anchorOf(station: number, seq: number): Promise<StoredBatch | undefined>;
  lastBatch(station: number): Promise<StoredBatch | undefined>;
  /** Last number of the last batch or gap of a station, whichever is later; 0 where it has none. The next batch begins after it. */
  batchedThrough(station: number): Promise<number>;
  /** Batches that are not sealed, of one station, in order, at most `limit`. */
  unsealed(station: number, limit: number): Promise<StoredBatch[]>;
  /** Batches from a sequence number on, in order, at most `limit`. */
  batches(station: number, fromSeq: number, limit: number): Promise<StoredBatch[]>;
  /** Of the batches that list exceedances, those from a sequence number on, or else the last; in order, at most `limit`. */
  exceeding(station: number, fromSeq: number | undefined, limit: number): Promise<StoredBatch[]>;
  /** Notes signatures, also newer ones. @throws `BATCH_NOT_WAITING` for a batch that is sealed or not there. */
  markSigned(
    station: number,
    firstSeq: number,
    signed: { epoch: number; signatures: readonly GatewaySignature[] },
  ): Promise<void>;
  /** Notes where the chain has it; again where a fork moved it. @throws `BATCH_NOT_WAITING` for a batch that is not there. */
  markSealed(
    station: number,
    firstSeq: number,
    sealed: { transaction: string; block: number; gasUsed: number; sealedAt: number },
  ): Promise<void>;

  /**
   * Writes down, once and for ever, which batch this gateway signed at a place of a station's sequence. Returns the hash that
   * is written there: another one than `batchHash` means that signing would be equivocation.
   *
   * @param cosigning What is signed for another gateway: kept with it in the same transaction, in place of that of the place before,
   * which is sealed by then.
   */
  promise(station: number, firstSeq: number, batchHash: string, cosigning?: StoredCosigning): Promise<string>;
  /** What this gateway signed for another one at a place of a station's sequence. */
  cosigned(station: number, firstSeq: number): Promise<StoredCosigning | undefined>;
  /** What was promised from one place of a station's sequence through another, both included, in order. */
  promises(station: number, firstSeq: number, lastSeq: number): Promise<StoredPromise[]>;

  /**
   * Has the sequence of a station go on after a gap: the next reading gets the number after it, and no earlier time of arrival than
   * `notBefore`. The same gap again changes nothing; a call that was cut short is ended by the next one.
   *
   * @throws `GAP_NOT_FREE` where batches reach into it, or readings before it are in no batch.
   */
  skip(gap: StoredGap, notBefore: number): Promise<void>;
  lastGap(station: number): Promise<StoredGap | undefined>;

  /**
   * Notes of which chain the store is, the first time; its numbers, batches and promises mean nothing on another.
   *
   * @throws `STORE_OF_OTHER_CHAIN`.
   */
  bind(chain: StoreChain): Promise<void>;

  close(): Promise<void>;
}
