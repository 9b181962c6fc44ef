import type { Client } from "../../sdk/core/client.ts";
import { hexlify, randomBytes } from "ethers";
import { connect } from "../../sdk/core/connect.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import { getAccount } from "../../sdk/members/actions/members/get-account.ts";
import { admitOrganisations, type Organisation } from "../shared/admit-members.ts";
import type { DataParty } from "../shared/agree-on-data.ts";
import type { Stage } from "../shared/scenario.ts";
import type { SideChain } from "../shared/side-chain.ts";
import type { Party, TwoPeople } from "../supply-chain-finance/parties.ts";

/** Accounts of the people, by number; each has the same key on both chains. */
const STEEL = { maker: 32, checker: 33 } as const;
const NORTH = { maker: 34, checker: 35 } as const;
const FORGE = 36;

/** Who the supplier is on the main chain; the others are members of it. */
const SUPPLIER: Organisation = { name: "Lake Forge", roles: ["SUPPLIER"], account: FORGE };

/** Members of the chain on which procurement data is shared. */
const SHARING: readonly Organisation[] = [
  { name: "Steel Works", roles: ["CORE_ENTERPRISE"], account: STEEL.maker },
  { name: "Lake Forge", roles: ["SUPPLIER"], account: FORGE },
  { name: "North Bank", roles: ["BANK"], account: NORTH.maker },
];

/** On the main chain, where money is. */
export interface MainParties {
  readonly steel: TwoPeople;
  readonly north: TwoPeople;
  readonly forge: Party;
}

/** On the side chain, where data is. */
export interface SideParties {
  /** Its procurement system knows what was delivered. */
  readonly steel: DataParty;
  readonly north: DataParty;
  /** Whom the data is about. */
  readonly forge: DataParty;
}

export async function enrolOnMain(stage: Stage): Promise<MainParties> {
  const { deployment, members } = stage;
  await admitOrganisations(stage, [SUPPLIER]);
  const enrol = async (name: string, number: number, duties: "MAKER" | "CHECKER") => {
    const member = members.get(name);
    if (!member) throw new Error(`${name} is no member`);
    const maker = stage.account(number);
    const person = hexlify(randomBytes(20));
    const { org } = await enrolAndWait(member, { account: maker.address, duties: [duties], person });
    return { name, org, client: await connect({ signer: maker, deployment }), maker, account: maker.address };
  };
  const enrolTwo = async (name: string, { maker, checker }: typeof STEEL | typeof NORTH): Promise<TwoPeople> => {
    const party = await enrol(name, maker, "MAKER");
    return { ...party, checker: (await enrol(name, checker, "CHECKER")).maker };
  };
  const client = members.get(SUPPLIER.name);
  if (!client) throw new Error("the supplier was not admitted");
  const maker = stage.account(FORGE);
  const { org } = await getAccount(client, { account: maker.address });
  return {
    steel: await enrolTwo("Steel Works", STEEL),
    north: await enrolTwo("North Bank", NORTH),
    forge: { name: SUPPLIER.name, org, client, maker, account: maker.address },
  };
}

export async function enrolOnSide(side: SideChain, { say }: Pick<Stage, "say">): Promise<SideParties> {
  const { account, deployment } = side;
  const members = new Map<string, Client>();
  await admitOrganisations({ account, deployment, members, say }, SHARING);
  const party = async (name: string, number: number): Promise<DataParty> => {
    const client = members.get(name);
    if (!client) throw new Error(`${name} is no member of the side chain`);
    const signer = account(number);
    return { org: (await getAccount(client, { account: signer.address })).org, client, signer };
  };
  return {
    steel: await party("Steel Works", STEEL.maker),
    north: await party("North Bank", NORTH.maker),
    forge: await party("Lake Forge", FORGE),
  };
}
