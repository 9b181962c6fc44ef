import { Interface, type Provider } from "ethers";
import { rpc } from "../sdk/core/rpc.ts";
import type { FollowUp } from "./domain-plan.ts";

/** Whether the chain says that the call has been made. */
export async function isDone(provider: Provider, { to, done }: FollowUp): Promise<boolean> {
  const abi = new Interface([`function ${done.view} view returns (bool)`]);
  const data = abi.encodeFunctionData(done.view, done.args);
  const answer = await rpc(() => provider.call({ to, data }));
  return (abi.decodeFunctionResult(done.view, answer)[0] as boolean) === done.is;
}
