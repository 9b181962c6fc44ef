import { type BaseWallet, hexlify, randomBytes } from "ethers";
import { connect } from "../../sdk/core/connect.ts";
import type { ConnectedClient } from "../../sdk/core/connect.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import type { DualApproval } from "../../sdk/members/model/dual-approval.ts";
import { admitOrganisations, type Organisation } from "../shared/admit-members.ts";
import type { Stage } from "../shared/scenario.ts";

/** Organisations that play in no other scenario: five banks, of which the first one's money settles everything. */
const BANKS: readonly Organisation[] = [
  { name: "Bay Bank", roles: ["BANK"], account: 42 },
  { name: "Hill Bank", roles: ["BANK"], account: 43 },
  { name: "Lake Bank", roles: ["BANK"], account: 44 },
  { name: "Mill Bank", roles: ["BANK"], account: 45 },
  { name: "Ford Bank", roles: ["BANK"], account: 46 },
];

/** Who checks at a bank has the number of its maker, and ten more. */
const CHECKER = 10;

export interface Bank {
  readonly name: string;
  readonly org: number;
  readonly client: ConnectedClient;
  readonly maker: BaseWallet;
  readonly checker: BaseWallet;
}

/** Five banks, each with two people that sign. */
export async function enrolBanks(stage: Stage): Promise<Bank[]> {
  const { deployment } = stage;
  await admitOrganisations(stage, BANKS);
  const banks: Bank[] = [];
  for (const { name, account } of BANKS) {
    const client = stage.members.get(name);
    if (client === undefined) throw new Error(`${name} is no member`);
    const [maker, checker] = [stage.account(account), stage.account(account + CHECKER)];
    const person = () => hexlify(randomBytes(20));
    const { org } = await enrolAndWait(client, {
      account: maker.address,
      duties: ["ADMIN", "MAKER"],
      person: person(),
    });
    await enrolAndWait(client, { account: checker.address, duties: ["CHECKER"], person: person() });
    banks.push({ name, org, client: await connect({ signer: maker, deployment }), maker, checker });
  }
  return banks;
}

/** What two people of a bank sign. */
export async function approve(
  { maker, checker }: Bank,
  sign: (signer: BaseWallet) => Promise<string>,
): Promise<DualApproval> {
  return { maker: await sign(maker), checker: await sign(checker) };
}
