import { checkAddress } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber } from "../../core/whole.ts";
import { clearingContract } from "../contracts.ts";

export interface GetClearingDepositParameters {
  /** Address of the cash contract. */
  readonly cash: string;
  readonly bank: number;
}

/** What a bank has in clearing beside the cycles that run. */
export interface ClearingDeposit {
  readonly collateral: bigint;
  readonly fund: bigint;
  /** What it owes members whose shares of the fund paid for it. */
  readonly owed: bigint;
}

/**
 * Reads what a bank deposited and no cycle has put aside, and what it owes from defaults.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getClearingDeposit } from "tallystick/clearing";
 *
 * const { collateral, fund, owed } = await getClearingDeposit(client, { cash, bank: 3 });
 */
export async function getClearingDeposit(
  client: Client,
  parameters: GetClearingDepositParameters,
): Promise<ClearingDeposit> {
  const cash = checkAddress("cash", parameters.cash);
  const bank = checkNumber("bank", parameters.bank);
  const contract = clearingContract(client);
  const [{ collateral, fund }, owed] = await Promise.all([
    rpc(() => contract.depositOf(cash, bank)),
    rpc(() => contract.owedBy(cash, bank)),
  ]);
  return { collateral, fund, owed };
}
