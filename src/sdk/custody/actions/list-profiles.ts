import type { Client } from "../../core/client.ts";
import { type ProfileOnChain, profilesOnChain } from "../model/profile-on-chain.ts";

/**
 * Every version of the rules of every flow, in the order in which the Council set them.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { listProfiles } from "tallystick/custody";
 *
 * const adopted = (await listProfiles(client)).filter(({ adopted }) => adopted);
 */
export async function listProfiles(client: Client): Promise<ProfileOnChain[]> {
  return profilesOnChain(client);
}
