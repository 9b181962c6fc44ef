import type { Client } from "../../client.ts";
import { queryEvents } from "../../query-events.ts";
import { fromProfileStruct, type Profile } from "../profile.ts";

/** All versions of all profiles that the Council ever set, by their number. */
export async function readProfiles(client: Client): Promise<Map<number, Profile>> {
  const { profiles } = client.contracts;
  const found = new Map<number, Profile>();
  const range = { fromBlock: client.deployment.contracts.Profiles.block };
  for await (const { args } of queryEvents(client, profiles, profiles.filters.ProfileSet(), range)) {
    found.set(Number(args.rules), fromProfileStruct(args.profile));
  }
  return found;
}
