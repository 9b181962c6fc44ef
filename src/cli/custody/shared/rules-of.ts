import type { Command } from "commander";
import { getProfile } from "../../../sdk/custody/actions/get-profile.ts";
import { getUnit } from "../../../sdk/custody/actions/get-unit.ts";
import type { Profile } from "../../../sdk/custody/model/profile.ts";
import type { Cli } from "../../shared/cli.ts";
import { fault } from "../../shared/errors.ts";
import { PROFILE_SOURCE, readProfile } from "./profile-source.ts";

/** Where a device without network takes from what others ask a node. */
export interface OfflineOptions {
  readonly offline?: boolean;
  /** Shipped name or file. */
  readonly profile?: string;
  readonly hop?: number;
}

export function takesOffline(command: Command): Command {
  return command
    .option("--offline", "ask no node: sign with the deployment file and --profile")
    .option("--profile <profile>", `offline: the rules that the unit goes by, ${PROFILE_SOURCE}`);
}

/** What has to be known of a unit to sign for it. */
export interface SignedUnder {
  /** Its identifier; its id where no node was asked. */
  readonly name: string;
  readonly profile: Profile;
  /** How many handovers and changes it has had. */
  readonly hops: number;
}

/**
 * The rules that a unit goes by and at which hop it is: from the chain, or offline from what was given.
 *
 * @param hop As the other side's message has it, where there is one.
 * @throws `USAGE`, `NOT_FOUND`; as `readProfile`.
 */
export async function rulesOf(cli: Cli, unit: string, options: OfflineOptions, hop?: number): Promise<SignedUnder> {
  const { offline = false, profile: source } = options;
  const hops = hop ?? options.hop;
  if (offline) {
    if (source === undefined) throw needed("--profile", "whose rules the unit goes by");
    if (hops === undefined) throw needed("--hop", "at which hop the unit is");
    return { name: unit, profile: readProfile(source), hops };
  }
  if (source !== undefined || options.hop !== undefined) {
    const field = source === undefined ? "--hop" : "--profile";
    throw fault("USAGE", `${field} goes with --offline: else the chain says it`, { field });
  }
  const client = await cli.client();
  const found = await getUnit(client, { unit });
  const { profile } = await getProfile(client, { rules: found.rules });
  return { name: found.identifier, profile, hops: found.hops };
}

function needed(field: string, what: string) {
  return fault("USAGE", `--offline needs ${field}: ${what}`, { field });
}
