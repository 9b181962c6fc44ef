import type { Batch, GatewaySignature } from "../../sdk/sensing/model/batch.ts";
import type { Proposal, ShownPast } from "./proposal.ts";

/** The hand that signs for this bridge, and never signs two histories. */
export interface Gateway {
  readonly address: string;
  /**
   * @throws `COSIGN_EQUIVOCATION` when it promised another batch for that place of the sequence before.
   */
  sign(batch: Batch, epoch: number): Promise<GatewaySignature>;
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
