import { id } from "ethers";
import { depositForClearingAndWait } from "../../sdk/clearing/actions/deposit-for-clearing.ts";
import { clearingContract } from "../../sdk/clearing/contracts.ts";
import { approveCashAndWait } from "../../sdk/settlement/actions/cash/approve-cash.ts";
import { getCash } from "../../sdk/settlement/actions/cash/get-cash.ts";
import { issueCashAndWait } from "../../sdk/settlement/actions/cash/issue-cash.ts";
import { openCashAndWait } from "../../sdk/settlement/actions/cash/open-cash.ts";
import { signCashIssue } from "../../sdk/settlement/model/cash-issue.ts";
import { chainTime } from "../shared/chain-clock.ts";
import { approve, type Bank } from "./banks.ts";

const HOUR = 3_600;

/** What each bank has to pay with, and puts into its pots, in minor units. */
export const MONEY = 20_000_000_00n;
export const COLLATERAL = 200_000_00n;
export const SHARE = 100_000_00n;

/** The first bank's money, some for each, and each bank's deposits. @returns Address of the cash. */
export async function payIn(banks: readonly [Bank, ...Bank[]]): Promise<string> {
  const [issuer] = banks;
  const { cash } = await openCashAndWait(issuer.client, { currency: "CNY", name: "Yuan at Bay Bank", symbol: "CNYB" });
  const at = await getCash(issuer.client, { bank: issuer.org, currency: "CNY" });
  for (const bank of banks) {
    const { client, maker, name } = bank;
    const deadline = (await chainTime(client.provider)) + HOUR;
    const issue = { to: maker.address, amount: MONEY, ref: id(`${name} pays in to clear`), deadline };
    const approval = await approve(issuer, (signer) => signCashIssue(signer, at, issue));
    await issueCashAndWait(issuer.client, { cash, issue, approval });
    await approveCashAndWait(client, { cash, spender: String(clearingContract(client).target), amount: MONEY });
    await depositForClearingAndWait(client, { cash, pot: "Collateral", amount: COLLATERAL });
    await depositForClearingAndWait(client, { cash, pot: "Fund", amount: SHARE });
  }
  return cash;
}
