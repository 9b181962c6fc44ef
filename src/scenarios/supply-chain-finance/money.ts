import { id } from "ethers";
import { getCash } from "../../sdk/settlement/actions/cash/get-cash.ts";
import { getCashBalance } from "../../sdk/settlement/actions/cash/get-cash-balance.ts";
import { issueCashAndWait } from "../../sdk/settlement/actions/cash/issue-cash.ts";
import { openCashAndWait } from "../../sdk/settlement/actions/cash/open-cash.ts";
import { signCashIssue } from "../../sdk/settlement/model/cash-issue.ts";
import { chainTime } from "../shared/chain-clock.ts";
import { yuan } from "../shared/yuan.ts";
import { approve, type Party, type TwoPeople } from "./parties.ts";

const HOUR = 3_600;

/** A bank's money in yuan, which everybody here pays with. */
export interface Money {
  /** Address of its contract. */
  readonly cash: string;
  readonly bank: TwoPeople;
}

export async function openMoney(bank: TwoPeople): Promise<Money> {
  const { cash } = await openCashAndWait(bank.client, { currency: "CNY", name: "Yuan at North Bank", symbol: "CNYN" });
  return { cash, bank };
}

/** Two people of the bank sign that it owes more from now on: what somebody paid in. */
export async function payIn({ cash, bank }: Money, to: Party, amount: bigint): Promise<void> {
  const at = await getCash(bank.client, { bank: bank.org, currency: "CNY" });
  const deadline = (await chainTime(bank.client.provider)) + HOUR;
  const issue = { to: to.account, amount, ref: id(`${to.name} pays in`), deadline };
  const approval = await approve(bank, (signer) => signCashIssue(signer, at, issue));
  await issueCashAndWait(bank.client, { cash, issue, approval });
}

export function balanceOf({ cash, bank }: Money, { account }: Pick<Party, "account">): Promise<bigint> {
  return getCashBalance(bank.client, { cash, account });
}

/** An amount as invoices write it. */
export function plain(amount: bigint): string {
  return yuan(amount).replaceAll(" ", "");
}
