import type { SkippedItem } from "../../sdk/sensing/actions/exceedances/open-listed.ts";
import type { Batch, GatewaySignature } from "../../sdk/sensing/model/batch.ts";

/** Where a batch came to rest on the chain. */
export interface SealedAt {
  readonly transaction: string;
  readonly block: number;
  readonly gasUsed: number;
}

/** A batch on its way. */
export interface Submission {
  readonly batch: Batch;
  readonly epoch: number;
  readonly signatures: readonly GatewaySignature[];
  /** The transaction that had sealed it before the chain was put back. */
  readonly lost?: string;
}

/** What sealing needs of the chain. */
export interface SealingChain {
  /** Number of the station's last sealed reading. */
  lastSeq(station: number): Promise<number>;
  /** The gateway set in force. */
  gateways(station: number): Promise<{ readonly epoch: number; readonly quorum: number }>;
  /** Where a batch is sealed; undefined where it is not, or another one is in its place. */
  find(batch: Batch): Promise<SealedAt | undefined>;
  /** Seals a batch, once, however often it is asked to. */
  submit(submission: Submission): Promise<SealedAt>;
  /** Opens the exceedances that a sealed batch lists; returns items that show none. */
  openListed(batch: Batch): Promise<readonly Pick<SkippedItem, "item" | "fault">[]>;
}

/** What a review needs of the chain. */
export interface SealedBatches {
  /** Whether a batch is sealed. */
  has(batch: Batch): Promise<boolean>;
  /** Last number of the gap that begins with a number; 0 where none does. */
  gapAt(station: number, firstSeq: number): Promise<number>;
}
