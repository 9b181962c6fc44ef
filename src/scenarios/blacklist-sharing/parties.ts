import { type BaseWallet, hexlify, randomBytes } from "ethers";
import { connectAll, type FullClient } from "../../sdk/all.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import { admitOrganisations, type Organisation } from "../shared/admit-members.ts";
import type { Stage } from "../shared/scenario.ts";

/** Organisations that play in no other scenario. */
const SHARING: readonly Organisation[] = [
  { name: "Credit Bureau", roles: ["REGISTRAR"], account: 40 },
  { name: "South Bank", roles: ["BANK"], account: 41 },
];

/** An organisation, and the person that acts for it. */
export interface Party {
  readonly name: string;
  readonly org: number;
  readonly client: FullClient;
  readonly signer: BaseWallet;
}

export interface Parties {
  /** Runs the list, and reports nothing. */
  readonly bureau: Party;
  readonly north: Party;
  readonly south: Party;
  /** Asks, and objects. */
  readonly warehouse: Party;
  /** Decides what is objected to. */
  readonly authority: Party;
}

export async function enrolParties(stage: Stage): Promise<Parties> {
  const { deployment } = stage;
  await admitOrganisations(stage, SHARING);
  const enrol = async (name: string, account: number): Promise<Party> => {
    const member = stage.members.get(name);
    if (!member) throw new Error(`${name} is no member`);
    const signer = stage.account(account);
    const person = hexlify(randomBytes(20));
    const { org } = await enrolAndWait(member, {
      account: signer.address,
      duties: ["ADMIN", "MAKER", "CHECKER"],
      person,
    });
    return { name, org, client: await connectAll({ signer, deployment }), signer };
  };
  return {
    bureau: await enrol("Credit Bureau", 40),
    north: await enrol("North Bank", 4),
    south: await enrol("South Bank", 41),
    warehouse: await enrol("Harbour Warehouse", 6),
    authority: await enrol("River Authority", 2),
  };
}
