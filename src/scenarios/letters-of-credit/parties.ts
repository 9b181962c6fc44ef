import { type BaseWallet, hexlify, id, randomBytes } from "ethers";
import { connect } from "../../sdk/core/connect.ts";
import type { ConnectedClient } from "../../sdk/core/connect.ts";
import { lettersOfCreditContract } from "../../sdk/credits/contracts.ts";
import { instrumentsContract } from "../../sdk/ledger/contracts.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import type { DualApproval } from "../../sdk/members/model/dual-approval.ts";
import { approveCashAndWait } from "../../sdk/settlement/actions/cash/approve-cash.ts";
import { getCash } from "../../sdk/settlement/actions/cash/get-cash.ts";
import { issueCashAndWait } from "../../sdk/settlement/actions/cash/issue-cash.ts";
import { openCashAndWait } from "../../sdk/settlement/actions/cash/open-cash.ts";
import { setCreditLimitAndWait } from "../../sdk/settlement/actions/limits/set-credit-limit.ts";
import { signCashIssue } from "../../sdk/settlement/model/cash-issue.ts";
import type { LimitKind } from "../../sdk/settlement/model/limit-kind.ts";
import { signLimitSetting } from "../../sdk/settlement/model/limit-setting.ts";
import { admitOrganisations, type Organisation } from "../shared/admit-members.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { Stage } from "../shared/scenario.ts";

const ORGANISATIONS = {
  applicant: { name: "Orient Imports", roles: [], account: 42 },
  issuer: { name: "East Bank", roles: ["BANK"], account: 43 },
  confirmer: { name: "West Bank", roles: ["BANK"], account: 44 },
  advisor: { name: "Quay Bank", roles: ["BANK"], account: 45 },
  beneficiary: { name: "Mountain Tools", roles: [], account: 46 },
} as const satisfies Record<string, Omit<Organisation, "roles"> & { readonly roles: readonly "BANK"[] }>;

/** Who checks has the number of the maker, and ten more. */
const CHECKER = 10;
const HOUR = 3_600;
const MONEY = 5_000_000_00n;

export interface Party {
  readonly name: string;
  readonly org: number;
  readonly client: ConnectedClient;
  readonly maker: BaseWallet;
  readonly checker: BaseWallet;
}

export type Parties = Readonly<Record<keyof typeof ORGANISATIONS, Party>>;

/** An importer, an exporter and three banks, each with two people that sign. */
export async function enrolParties(stage: Stage): Promise<Parties> {
  const { deployment } = stage;
  const founder = await connect({ signer: stage.account(1), deployment });
  const organisations = Object.values(ORGANISATIONS).map(({ roles, ...rest }) => ({ ...rest, roles: [...roles] }));
  const admitted = await admitOrganisations(stage, [founder, ...stage.members.values()], organisations);
  const enrolled = Object.entries(ORGANISATIONS).map(async ([role, { name, account }]) => {
    const client = admitted.get(name);
    if (client === undefined) throw new Error(`${name} is no member`);
    const [maker, checker] = [stage.account(account), stage.account(account + CHECKER)];
    const person = () => hexlify(randomBytes(20));
    const { org } = await enrolAndWait(client, {
      account: maker.address,
      duties: ["ADMIN", "MAKER"],
      person: person(),
    });
    await enrolAndWait(client, { account: checker.address, duties: ["CHECKER"], person: person() });
    return [role, { name, org, client: await connect({ signer: maker, deployment }), maker, checker }] as const;
  });
  return Object.fromEntries(await Promise.all(enrolled)) as unknown as Parties;
}

/** What two people of a party sign. */
export async function approve(
  { maker, checker }: Party,
  sign: (signer: BaseWallet) => Promise<string>,
): Promise<DualApproval> {
  return { maker: await sign(maker), checker: await sign(checker) };
}

/** The issuer's money, some for each, and the limits of the two banks that undertake. @returns Address of the cash. */
export async function fund({ deployment }: Stage, parties: Parties): Promise<string> {
  const { issuer, applicant, confirmer } = parties;
  const { client } = issuer;
  const { cash } = await openCashAndWait(client, { currency: "CNY", name: "Yuan at East Bank", symbol: "CNYE" });
  const money = await getCash(client, { bank: issuer.org, currency: "CNY" });
  const deadline = (await chainTime(client.provider)) + HOUR;
  for (const { name, maker, client: own } of Object.values(parties)) {
    const issue = { to: maker.address, amount: MONEY, ref: id(`${name} pays in`), deadline };
    const approval = await approve(issuer, (signer) => signCashIssue(signer, money, issue));
    await issueCashAndWait(client, { cash, issue, approval });
    for (const { target } of [lettersOfCreditContract(own), instrumentsContract(own)]) {
      await approveCashAndWait(own, { cash, spender: String(target), amount: MONEY });
    }
  }
  const limit = async (principal: Party, counterparty: Party, kind: LimitKind) => {
    const bounds = { cap: MONEY, version: 1, deadline };
    const setting = { principal: principal.org, counterparty: counterparty.org, kind, ...bounds };
    const approval = await approve(principal, (signer) => signLimitSetting(signer, deployment, setting));
    await setCreditLimitAndWait(principal.client, { setting, approval });
  };
  await limit(issuer, applicant, "CREDIT");
  await limit(confirmer, issuer, "CONFIRMATION");
  return cash;
}
