import type { Client } from "../../../sdk/core/client.ts";
import { rpc } from "../../../sdk/core/rpc.ts";

const HOUR = 3_600;

/** An hour after the newest block: what is signed is brought at once. */
export async function deadlineIn(client: Client): Promise<bigint> {
  const block = await rpc(() => client.provider.getBlock("latest"));
  return BigInt((block?.timestamp ?? 0) + HOUR);
}
