import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { custodyContract, profilesContract } from "../contracts.ts";
import { fromProfileStruct, type Profile } from "./profile.ts";

/** One version of the rules of a flow. */
export interface ProfileOnChain {
  readonly flow: number;
  /** Number of the version, over all flows. */
  readonly rules: number;
  /** The version before it; 0 for none. */
  readonly former: number;
  /** Whether Custody goes by it, or did. */
  readonly adopted: boolean;
  readonly profile: Profile;
}

/** Versions that the Council set, in the order of the chain. */
export async function profilesOnChain(
  client: Client,
  { flow, rules }: { readonly flow?: number; readonly rules?: number } = {},
): Promise<ProfileOnChain[]> {
  const profiles = profilesContract(client);
  const custody = custodyContract(client);
  const range = { fromBlock: deployedContract(client.deployment, "Profiles", "custody").block };
  const found: ProfileOnChain[] = [];
  for await (const { args } of queryEvents(client, profiles, profiles.filters.ProfileSet(flow, rules), range)) {
    const adopted = (await rpc(() => custody.stepRule(args.rules, 0))) !== 0n;
    const numbers = { flow: Number(args.flow), rules: Number(args.rules), former: Number(args.former) };
    found.push({ ...numbers, adopted, profile: fromProfileStruct(args.profile) });
  }
  return found;
}
