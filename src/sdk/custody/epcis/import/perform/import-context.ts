import type { Signer } from "ethers";
import { checkThat } from "../../../../core/check.ts";
import type { Client } from "../../../../core/client.ts";
import { rpc } from "../../../../core/rpc.ts";
import { custodyContract } from "../../../contracts.ts";
import type { ProfileOnChain } from "../../../model/profile-on-chain.ts";
import { unitId } from "../../../model/unit-id.ts";
import { unpackUnitWord } from "../../../model/unit-word.ts";

/** The accounts that act for a party. */
export interface ImportParty {
  /** Sends, as MAKER or DEVICE. */
  readonly client: Client;
  /** Signs handovers and resolutions. */
  readonly signer: Signer;
  /** Signs as receiver where a unit is handed over within the party: one account cannot be giver and receiver. @default signer */
  readonly receivingSigner?: Signer;
}

/** What the acts of a plan are performed with. */
export interface ImportContext {
  /** By GLN or by the number of the organisation, as the document names parties. */
  readonly parties: Readonly<Record<string, ImportParty>>;
  /** Uid in the document -> uid of the statement on this chain. A uid that is not here is used as it is. */
  readonly statements?: Readonly<Record<string, string>>;
  readonly profiles: readonly ProfileOnChain[];
}

export function findParty({ parties }: ImportContext, party: string): ImportParty {
  checkThat(Object.hasOwn(parties, party), "parties", party, "a party that signs");
  return parties[party] as ImportParty;
}

/** The version of the profile under which a unit was created. */
export async function findUnitProfile(
  { profiles }: ImportContext,
  client: Client,
  identifier: string,
): Promise<ProfileOnChain> {
  const { rules } = unpackUnitWord(await rpc(() => custodyContract(client).wordOf(unitId(identifier))));
  const found = profiles.find((each) => each.rules === rules);
  checkThat(found !== undefined, "unit", identifier, "on this chain");
  return found as ProfileOnChain;
}

/** The adopted profile of a name: the version with the number in the document, or else the newest. */
export function findNamedProfile({ profiles }: ImportContext, name: string, rules: number | undefined): ProfileOnChain {
  const same = profiles.filter(({ profile, adopted }) => adopted && profile.name === name);
  const found = same.find((each) => each.rules === rules) ?? same.at(-1);
  checkThat(found !== undefined, "profile", name, "one that this chain has");
  return found as ProfileOnChain;
}

/** The uid on this chain of a statement that the document names. */
export function findStatement({ statements }: ImportContext, uid = ""): string {
  return statements?.[uid] ?? uid;
}
