import { type BaseWallet, hexlify, randomBytes } from "ethers";
import type { Client } from "../../sdk/core/client.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import type { DualApproval } from "../../sdk/members/model/dual-approval.ts";
import { admitOrganisations, type Organisation } from "../shared/admit-members.ts";
import type { Stage } from "../shared/scenario.ts";

/** Organisations that play in no other scenario. */
const SUPPLY_CHAIN: readonly Organisation[] = [
  { name: "Harbour Bank", roles: ["BANK"], account: 8 },
  { name: "Lake Forge", roles: ["SUPPLIER"], account: 9 },
  { name: "Ridge Castings", roles: ["SUPPLIER"], account: 18 },
  { name: "Hollow Moulds", roles: ["SUPPLIER"], account: 19 },
  { name: "Dock Cranes", roles: ["CORE_ENTERPRISE"], account: 20 },
];

/** Who has a second person, by account: she checks and signs, and sends nothing. */
const CHECKERS = { "Steel Works": 21, "North Bank": 22, "Harbour Bank": 23, "Dock Cranes": 24 } as const;

/** An organisation, and the person that acts for it. */
export interface Party {
  readonly name: string;
  readonly org: number;
  readonly client: Client;
  readonly maker: BaseWallet;
  /** Address of `maker`: it holds money and units. */
  readonly account: string;
}

/** A party whose undertakings take two people. */
export interface TwoPeople extends Party {
  readonly checker: BaseWallet;
}

export interface Parties {
  readonly steel: TwoPeople;
  readonly cranes: TwoPeople;
  readonly north: TwoPeople;
  readonly harbour: TwoPeople;
  readonly forge: Party;
  readonly castings: Party;
  readonly moulds: Party;
}

/** Admits what is missing, and enrols the people: a pseudonym each, so that the chain tells two of them from one with two keys. */
export async function enrolParties(stage: Stage): Promise<Parties> {
  await admitOrganisations(stage, SUPPLY_CHAIN);
  const person = () => hexlify(randomBytes(20));
  const enrol = async (name: string, account: number): Promise<Party> => {
    const client = stage.members.get(name);
    if (!client) throw new Error(`${name} is no member`);
    const maker = stage.account(account);
    const { org } = await enrolAndWait(client, {
      account: maker.address,
      duties: ["ADMIN", "MAKER"],
      person: person(),
    });
    return { name, org, client, maker, account: maker.address };
  };
  const enrolTwo = async (name: keyof typeof CHECKERS, account: number): Promise<TwoPeople> => {
    const party = await enrol(name, account);
    const checker = stage.account(CHECKERS[name]);
    await enrolAndWait(party.client, { account: checker.address, duties: ["CHECKER"], person: person() });
    return { ...party, checker };
  };
  return {
    steel: await enrolTwo("Steel Works", 5),
    cranes: await enrolTwo("Dock Cranes", 20),
    north: await enrolTwo("North Bank", 4),
    harbour: await enrolTwo("Harbour Bank", 8),
    forge: await enrol("Lake Forge", 9),
    castings: await enrol("Ridge Castings", 18),
    moulds: await enrol("Hollow Moulds", 19),
  };
}

/** What maker and checker of a party sign, each by an own key. */
export async function approve(
  { maker, checker }: TwoPeople,
  sign: (signer: BaseWallet) => Promise<string>,
): Promise<DualApproval> {
  return { maker: await sign(maker), checker: await sign(checker) };
}
