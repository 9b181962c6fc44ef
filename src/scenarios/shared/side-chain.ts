import type { JsonRpcProvider } from "ethers";
import type { Stage } from "./scenario.ts";

/** A chain beside the stage's, with members, evidence and data on it, whose headers are sealed as those of a QBFT chain. */
export interface SideChain extends Pick<Stage, "url" | "deployment" | "account"> {
  /** What a relayer reads: blocks with sealed headers, proofs of their state. */
  readonly provider: JsonRpcProvider;
  /** Addresses of its validators, in their order. */
  readonly validators: readonly string[];
}
