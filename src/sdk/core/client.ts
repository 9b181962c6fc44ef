import type { Provider } from "ethers";
import type { Deployment } from "./deployment.ts";
import type { Sender } from "./send/sender.ts";

/** What every action needs: a node, and where the contracts are. */
export interface Client {
  readonly provider: Provider;
  readonly deployment: Deployment;
  /** Who signs and sends; absent from a client that only reads. */
  readonly sender?: Sender;
}
