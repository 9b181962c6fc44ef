import type { Provider } from "ethers";
import { rpc } from "../../sdk/core/rpc.ts";

/** The chain's time, in seconds. */
export async function chainTime(provider: Provider): Promise<number> {
  return (await rpc(() => provider.getBlock("latest")))?.timestamp ?? 0;
}

/** The embedded chain's clock goes on to a second that lies ahead. */
export async function moveClock(provider: Provider, to: number): Promise<void> {
  const node = provider as unknown as { send(method: string, params: unknown[]): Promise<unknown> };
  await rpc(() => node.send("evm_setNextBlockTimestamp", [to]));
  await rpc(() => node.send("evm_mine", []));
}
