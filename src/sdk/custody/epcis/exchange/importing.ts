import type { Signer } from "ethers";
import { checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import type { ProfileOnChain } from "../../model/profile-on-chain.ts";
import { unitId } from "../../model/unit-id.ts";
import { unpackUnitWord } from "../../model/unit-word.ts";
import type { ImportPlan } from "./plan-import.ts";
import type { PlannedAct } from "./planned-act.ts";

/** Who acts for a party. */
export interface ImportParty {
  /** Sends, as MAKER or DEVICE. */
  readonly client: Client;
  /** Signs handovers and resolutions. */
  readonly signer: Signer;
  /** Signs for who takes a unit within the party: one account cannot be both hands. @default signer */
  readonly taker?: Signer;
}

export interface ImportEpcisParameters {
  readonly plan: ImportPlan;
  /** By GLN, or by the organisation's number, as the document names parties. */
  readonly parties: Readonly<Record<string, ImportParty>>;
  /** Uids of statements on this chain, by the uids that the document gives; those that are not here are taken as they are. */
  readonly statements?: Readonly<Record<string, string>>;
  /** How many acts of the plan to skip: those that an import before performed, as its error says in `values.from`. @default 0 */
  readonly from?: number;
  /** Called before each act. */
  readonly before?: (act: PlannedAct) => Promise<void> | void;
}

/** What an act is performed with. */
export interface Importing extends ImportEpcisParameters {
  readonly profiles: readonly ProfileOnChain[];
}

export function partyOf({ parties }: Importing, party: string): ImportParty {
  checkThat(Object.hasOwn(parties, party), "parties", party, "a party that signs");
  return parties[party] as ImportParty;
}

/** The profile under which a unit began. */
export async function profileOf({ profiles }: Importing, client: Client, identifier: string): Promise<ProfileOnChain> {
  const { rules } = unpackUnitWord(await rpc(() => client.contracts.custody.wordOf(unitId(identifier))));
  const found = profiles.find((each) => each.rules === rules);
  checkThat(found !== undefined, "unit", identifier, "on this chain");
  return found as ProfileOnChain;
}

/** The version of the document's number, where it has the same name; else the newest of that name. */
export function profileNamed({ profiles }: Importing, name: string, rules: number | undefined): ProfileOnChain {
  const same = profiles.filter(({ profile, adopted }) => adopted && profile.name === name);
  const found = same.find((each) => each.rules === rules) ?? same.at(-1);
  checkThat(found !== undefined, "profile", name, "one that this chain has");
  return found as ProfileOnChain;
}

/** Uid on this chain of a statement that the document names. */
export function statementFor({ statements }: Importing, uid = ""): string {
  return statements?.[uid] ?? uid;
}
