import type { Signer } from "ethers";
import { checkThat } from "../../../../core/check.ts";
import type { Client } from "../../../../core/client.ts";
import { rpc } from "../../../../core/rpc.ts";
import type { Statement } from "../../../../evidence/model/statement/statement.ts";
import { getAccount } from "../../../../members/actions/members/get-account.ts";
import { findUnits, type NamedUnit } from "../../../actions/find-units.ts";
import { custodyContract } from "../../../contracts.ts";
import type { ProfileOnChain } from "../../../model/profile-on-chain.ts";
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
  /** Uid on this chain -> content, of the statements under which units are destroyed; see `getStatement`. */
  readonly certificates?: Readonly<Record<string, Statement>>;
  readonly profiles: readonly ProfileOnChain[];
}

export function findParty({ parties }: ImportContext, party: string): ImportParty {
  checkThat(Object.hasOwn(parties, party), "parties", party, "a party that signs");
  return parties[party] as ImportParty;
}

/** The unit on this chain of an identifier. Where several organisations used it, it is that of a party of the import. */
export async function findUnitId({ parties }: ImportContext, client: Client, identifier: string): Promise<string> {
  const named = await findUnits(client, { identifier });
  const ours = new Set<number>();
  if (named.length > 1) {
    for (const { client: own, signer } of Object.values(parties)) {
      ours.add((await getAccount(own, { account: await rpc(() => signer.getAddress()) })).org);
    }
  }
  const [unit, ...others] = named.length > 1 ? named.filter(({ creator }) => ours.has(creator)) : named;
  checkThat(unit !== undefined && others.length === 0, "unit", identifier, "one unit on this chain");
  return (unit as NamedUnit).unit;
}

/** The version of the profile under which a unit was created. */
export async function findUnitProfile(
  context: ImportContext,
  client: Client,
  identifier: string,
): Promise<ProfileOnChain> {
  const unit = await findUnitId(context, client, identifier);
  const { rules } = unpackUnitWord(await rpc(() => custodyContract(client).wordOf(unit)));
  const found = context.profiles.find((each) => each.rules === rules);
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
