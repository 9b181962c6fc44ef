import { type BaseWallet, hexlify, id, randomBytes } from "ethers";
import type { Client } from "../../sdk/core/client.ts";
import { type ConnectedClient, connect } from "../../sdk/core/connect.ts";
import type { Deployment } from "../../sdk/core/deployment.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import type { DualApproval } from "../../sdk/members/model/dual-approval.ts";
import type { Role } from "../../sdk/members/model/roles.ts";
import { approveCashAndWait } from "../../sdk/settlement/actions/cash/approve-cash.ts";
import { getCash } from "../../sdk/settlement/actions/cash/get-cash.ts";
import { issueCashAndWait } from "../../sdk/settlement/actions/cash/issue-cash.ts";
import { openCashAndWait } from "../../sdk/settlement/actions/cash/open-cash.ts";
import { setCreditLimitAndWait } from "../../sdk/settlement/actions/limits/set-credit-limit.ts";
import { signCashIssue } from "../../sdk/settlement/model/cash-issue.ts";
import type { LimitKind } from "../../sdk/settlement/model/limit-kind.ts";
import { signLimitSetting } from "../../sdk/settlement/model/limit-setting.ts";
import { admitOrganisations } from "./admit-members.ts";
import { chainTime } from "./chain-clock.ts";
import type { Stage } from "./scenario.ts";

const HOUR = 3_600;

/** An organisation with two people that sign. */
export interface Party {
  readonly name: string;
  readonly org: number;
  readonly client: ConnectedClient;
  readonly maker: BaseWallet;
  readonly checker: BaseWallet;
}

/** Who plays a part. */
export interface Cast {
  readonly name: string;
  readonly roles: readonly Role[];
  /** Of its maker. */
  readonly account: number;
  /** Account of its checker, which signs and sends nothing. */
  readonly checker: number;
}

/** Has organisations admitted, and enrols two people of each. @param cast By the part that each plays. */
export async function enrolCast<Part extends string>(
  stage: Stage,
  cast: Readonly<Record<Part, Cast>>,
): Promise<Readonly<Record<Part, Party>>> {
  const { deployment } = stage;
  const organisations = Object.values<Cast>(cast).map(({ name, roles, account }) => ({
    name,
    roles: [...roles],
    account,
  }));
  await admitOrganisations(stage, organisations);
  const enrolled = Object.entries<Cast>(cast).map(async ([part, { name, account, checker: second }]) => {
    const client = stage.members.get(name);
    if (client === undefined) throw new Error(`${name} is no member`);
    const people = { name, maker: stage.account(account), checker: stage.account(second) };
    return [part, await enrolTwo(deployment, client, people)] as const;
  });
  return Object.fromEntries(await Promise.all(enrolled)) as unknown as Readonly<Record<Part, Party>>;
}

/** Enrols two people of an organisation. @param admitted The account that it was admitted with. */
export async function enrolTwo(
  deployment: Deployment,
  admitted: Client,
  { name, maker, checker }: Pick<Party, "name" | "maker" | "checker">,
): Promise<Party> {
  const person = () => hexlify(randomBytes(20));
  const { org } = await enrolAndWait(admitted, {
    account: maker.address,
    duties: ["ADMIN", "MAKER"],
    person: person(),
  });
  await enrolAndWait(admitted, { account: checker.address, duties: ["CHECKER"], person: person() });
  return { name, org, client: await connect({ signer: maker, deployment }), maker, checker };
}

/** What two people of a party sign. */
export async function approve(
  { maker, checker }: Party,
  sign: (signer: BaseWallet) => Promise<string>,
): Promise<DualApproval> {
  return { maker: await sign(maker), checker: await sign(checker) };
}

export interface PaidIn {
  readonly amount: bigint;
  /** Contracts that may take it. */
  readonly spenders: readonly string[];
  readonly symbol: string;
}

/** A bank opens yuan, and each pays in as much. @returns Address of the cash. */
export async function payIn(
  bank: Party,
  parties: readonly Party[],
  { amount, spenders, symbol }: PaidIn,
): Promise<string> {
  const { client } = bank;
  const { cash } = await openCashAndWait(client, { currency: "CNY", name: `Yuan at ${bank.name}`, symbol });
  const money = await getCash(client, { bank: bank.org, currency: "CNY" });
  const deadline = (await chainTime(client.provider)) + HOUR;
  for (const { name, maker, client: own } of parties) {
    const issue = { to: maker.address, amount, ref: id(`${name} pays in`), deadline };
    const approval = await approve(bank, (signer) => signCashIssue(signer, money, issue));
    await issueCashAndWait(client, { cash, issue, approval });
    for (const spender of spenders) await approveCashAndWait(own, { cash, spender, amount });
  }
  return cash;
}

/** Up to how much one owes for another. */
export async function allow(
  { deployment }: Pick<Stage, "deployment">,
  principal: Party,
  counterparty: Party,
  { kind, cap }: { readonly kind: LimitKind; readonly cap: bigint },
): Promise<void> {
  const deadline = (await chainTime(principal.client.provider)) + HOUR;
  const setting = { principal: principal.org, counterparty: counterparty.org, kind, cap, version: 1, deadline };
  const approval = await approve(principal, (signer) => signLimitSetting(signer, deployment, setting));
  await setCreditLimitAndWait(principal.client, { setting, approval });
}
