import type { BaseWallet, JsonRpcProvider } from "ethers";
import type { Deployment } from "../../sdk/core/deployment.ts";

/** A chain beside the stage's, with members, evidence and data on it, whose headers are sealed as those of a QBFT chain. */
export interface SideChain {
  readonly url: string;
  readonly deployment: Deployment;
  /** Account number `n`, as on the stage's chain. */
  account(n: number): BaseWallet;
  /** What a relayer reads: blocks with sealed headers, proofs of their state. */
  readonly provider: JsonRpcProvider;
  /** Addresses of its validators, in their order. */
  readonly validators: readonly string[];
}
