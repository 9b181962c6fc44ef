import type { Network, Provider } from "ethers";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { sdkError } from "./errors.ts";
import { rpc } from "./rpc.ts";

export interface ProbeOptions {
  /** Milliseconds that an endpoint has for its first answer. */
  readonly answerWithin?: number;
  readonly clock?: Clock;
}

/**
 * Asks an endpoint for its chain id, once. ethers' `getNetwork` would ask a dead endpoint again every second, for ever.
 *
 * @throws `RPC_UNREACHABLE`.
 */
export async function probeChainId(
  provider: Provider,
  { answerWithin = 10_000, clock = systemClock }: ProbeOptions = {},
): Promise<bigint> {
  const answered = new AbortController();
  const late = clock.sleep(answerWithin, answered.signal).then(() => {
    throw sdkError("RPC_UNREACHABLE", `the RPC endpoint did not answer within ${answerWithin} ms`, { answerWithin });
  });
  try {
    const { chainId } = await Promise.race([rpc(() => detect(provider)), late]);
    return chainId;
  } finally {
    late.catch(() => undefined);
    answered.abort();
  }
}

async function detect(provider: Provider): Promise<Network> {
  if (!("_detectNetwork" in provider) || typeof provider._detectNetwork !== "function") return provider.getNetwork();
  try {
    return await provider._detectNetwork();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw sdkError("RPC_UNREACHABLE", `no JSON-RPC endpoint answers: ${reason}`, { reason }, cause);
  }
}
