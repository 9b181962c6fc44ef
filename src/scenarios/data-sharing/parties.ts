import type { BaseWallet } from "ethers";
import type { Client } from "../../sdk/core/client.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import { getAccount } from "../../sdk/members/actions/members/get-account.ts";
import { admitOrganisations, type Organisation } from "../shared/admit-members.ts";
import type { Stage } from "../shared/scenario.ts";

/** Organisations that play in no other scenario. */
const SHARING: readonly Organisation[] = [{ name: "Grid Company", roles: ["CORE_ENTERPRISE"], account: 30 }];

/** An organisation, and the account that acts for it. */
export interface Party {
  readonly name: string;
  readonly org: number;
  readonly client: Client;
  readonly signer: BaseWallet;
}

export interface Parties {
  /** Its meters measure the load of all factories. */
  readonly grid: Party;
  /** Account of the grid company's vault. */
  readonly vault: BaseWallet;
  /** Asks. */
  readonly north: Party;
  /** Whom one factory's load is about. */
  readonly steel: Party;
  /** Countersigns what is published. */
  readonly authority: Party;
  /** Compute; the last one lies. */
  readonly executors: readonly [Party, Party, Party];
}

export async function enrolParties(stage: Stage): Promise<Parties> {
  const { members } = stage;
  await admitOrganisations(stage, SHARING);
  const party = async (name: string, account: number): Promise<Party> => {
    const client = members.get(name);
    if (!client) throw new Error(`${name} is no member`);
    const signer = stage.account(account);
    const { org } = await getAccount(client, { account: signer.address });
    return { name, org, client, signer };
  };
  const grid = await party("Grid Company", 30);
  const vault = stage.account(31);
  await enrolAndWait(grid.client, { account: vault.address, duties: ["MAKER"] });
  return {
    grid,
    vault,
    north: await party("North Bank", 4),
    steel: await party("Steel Works", 5),
    authority: await party("River Authority", 2),
    executors: [
      await party("Clear Water Laboratory", 3),
      await party("Tally Waterworks", 7),
      await party("Harbour Warehouse", 6),
    ],
  };
}
