import type { Batch, GatewaySignature } from "../../sdk/sensing/model/batch.ts";
import type { Proposal, ShownPast } from "./proposal.ts";

/** A batch as gateways signed it. */
export interface SignedBatch {
  readonly batch: Batch;
  readonly epoch: number;
  readonly signatures: readonly GatewaySignature[];
}

/** The hand that signs for this bridge, and never signs two histories. */
export interface Gateway {
  readonly address: string;
  /**
   * @param proposer The signature of the gateway that it signs for.
   * @throws `COSIGN_EQUIVOCATION` when it promised another batch for that place of the sequence before.
   */
  sign(batch: Batch, epoch: number, proposer?: GatewaySignature): Promise<GatewaySignature>;
  /** A batch that it signed for another gateway, under both signatures. */
  cosigned(station: number, firstSeq: number): Promise<SignedBatch | undefined>;
}

/** Repeats what a proposing gateway did, before this gateway signs it. */
export interface BatchReviewer {
  /** @throws what differs from what this gateway would have sealed. */
  review(proposal: Proposal): Promise<void>;
  /**
   * Is shown sealed batches of one station, from the newest back, and the gap that ends right before them. Returns before which number
   * the next has to end; null where it has seen enough, or did not ask.
   */
  showPast(past: ShownPast): Promise<number | null>;
}
