import type { Provider } from "ethers";
import { sdkError } from "../errors.ts";
import { rpc } from "../rpc.ts";

/** A provider that passes JSON-RPC on as it is; every provider that talks to a node does. */
interface JsonRpc {
  send(method: string, params: readonly unknown[]): Promise<unknown>;
}

/**
 * Calls a JSON-RPC method that ethers has no function for.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`.
 */
export async function rawRpc(provider: Provider, method: string, params: readonly unknown[]): Promise<unknown> {
  if (!("send" in provider) || typeof provider.send !== "function") {
    throw sdkError("RPC_REFUSED", `the provider passes no JSON-RPC on: ${method}`, {
      reason: "not a JSON-RPC provider",
    });
  }
  return rpc(() => (provider as Provider & JsonRpc).send(method, params));
}
