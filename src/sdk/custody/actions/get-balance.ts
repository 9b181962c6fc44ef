import type { Client } from "../../core/client.ts";
import { largestOfBits } from "../../core/packed-word.ts";
import { checkNumber, checkWhole } from "../../core/whole.ts";
import { type Balance, type BalanceKey, balanceAt } from "../model/balance.ts";

export type GetBalanceParameters = BalanceKey;

/**
 * What an organisation has and had of a class at a site; all zero for an account that was never used.
 *
 * @throws `ARGUMENT_INVALID`, `NUMBER_TOO_LARGE`.
 *
 * @example
 * import { getBalance } from "tallystick/custody";
 *
 * const { stock, items } = await getBalance(client, { org: 2, site: 6_941_234_000_012, flow: 1, class: 0 });
 */
export async function getBalance(client: Client, parameters: GetBalanceParameters): Promise<Balance> {
  return balanceAt(client, {
    org: checkNumber("org", parameters.org),
    site: checkWhole("site", parameters.site, 0, largestOfBits(48)),
    flow: checkWhole("flow", parameters.flow, 1, largestOfBits(16)),
    class: checkWhole("class", parameters.class, 0, 15),
  });
}
