import type { GatewaySignature } from "../../sdk/sensing/model/batch.ts";
import type { Proposal } from "../model/proposal.ts";

/** Another gateway that may sign what this one proposes. */
export interface Cosigner {
  /** For logs and refusals. */
  readonly name: string;
  /**
   * @throws the other gateway's refusal, or `RPC_UNREACHABLE` (retryable) where it does not answer.
   */
  cosign(proposal: Proposal): Promise<GatewaySignature>;
}
