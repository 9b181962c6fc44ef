import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { cashContract } from "../../contracts.ts";

export interface GetCashBalanceParameters {
  /** Address of the cash contract. */
  readonly cash: string;
  readonly account: string;
}

/**
 * Reads what an account holds, in the hundredth part of the currency's unit.
 *
 * @throws `CONTRACT_MISSING`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getCashBalance } from "tallystick/settlement";
 *
 * const balance = await getCashBalance(client, { cash, account });
 */
export async function getCashBalance(client: Client, parameters: GetCashBalanceParameters): Promise<bigint> {
  const cash = checkAddress("cash", parameters.cash);
  const account = checkAddress("account", parameters.account);
  return rpc(() => cashContract(client, cash).balanceOf(account));
}
