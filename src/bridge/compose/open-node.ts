import type { JsonRpcProvider } from "ethers";
import type { Deployment } from "../../sdk/core/deployment.ts";
import { openProvider } from "../../sdk/core/open-provider.ts";
import type { BridgeConfig } from "../config/config.ts";

/** The connection to the node that a bridge's configuration names. */
export function openNode(
  { url, token, tls }: Pick<BridgeConfig["chain"], "url" | "token" | "tls">,
  { chainId }: Pick<Deployment, "chainId">,
): JsonRpcProvider {
  return openProvider({ url, chainId, ...(token !== undefined && { token }), ...(tls && { certificate: tls }) });
}
