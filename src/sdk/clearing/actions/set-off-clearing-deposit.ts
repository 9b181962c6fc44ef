import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { eventOf, eventsOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { clearingContract } from "../contracts.ts";
import type { ClearingClaim } from "./list-clearing-claims.ts";

export interface SetOffClearingDepositParameters extends WriteOptions {
  /** Address of the cash contract. */
  readonly cash: string;
  readonly debtor: number;
  /** All to whom it owes, in ascending order: see `listClearingClaims`. */
  readonly creditors: readonly number[];
}

export interface SetOffClearingDepositReturnType {
  /** What was taken of the debtor's collateral, and of its share of the fund. */
  readonly collateral: bigint;
  readonly fund: bigint;
  /** What each creditor got into its share of the fund. */
  readonly paid: readonly ClearingClaim[];
  readonly receipt: TransactionReceipt;
}

/**
 * Pays what a bank owes after its defaults from what it has in deposits that no cycle has put aside: all its creditors, by the size of their claims. Anybody.
 *
 * @throws `Clearing_CreditorsDiffer`, `Clearing_CreditorOutOfOrder`; `Clearing_AmountZero` where it owes nothing, or has nothing; `ARGUMENT_INVALID`.
 *
 * @example
 * import { listClearingClaims, setOffClearingDeposit } from "tallystick/clearing";
 *
 * const claims = await listClearingClaims(client, { cash, debtor: 3 });
 * const creditors = claims.map(({ creditor }) => creditor);
 * const sent = await setOffClearingDeposit(client, { cash, debtor: 3, creditors });
 */
export async function setOffClearingDeposit(
  client: Client,
  parameters: SetOffClearingDepositParameters,
): Promise<SentTransaction> {
  const { cash, debtor, creditors, ...options } = parameters;
  const banks = creditors.map((creditor, i) => checkNumber(`creditors[${i}]`, creditor));
  const args = [checkAddress("cash", cash), checkNumber("debtor", debtor), banks] as const;
  return write(client, clearingContract(client), "setOff", args, options);
}

/** As `setOffClearingDeposit`; waits until it is mined. */
export async function setOffClearingDepositAndWait(
  client: Client,
  parameters: SetOffClearingDepositParameters,
): Promise<SetOffClearingDepositReturnType> {
  const receipt = await waitMined(client, await setOffClearingDeposit(client, parameters));
  const contract = clearingContract(client);
  const { collateral, fund } = eventOf(contract, receipt, "DepositSetOff").args;
  const paid = eventsOf(contract, receipt, "ClaimPaid").map(({ args }) => {
    return { creditor: Number(args.creditor), amount: args.amount };
  });
  return { collateral, fund, paid, receipt };
}
