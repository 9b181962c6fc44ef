import { checkAddress } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber } from "../../core/whole.ts";
import { boardContract } from "../contracts.ts";

export interface GetTradeDepositParameters {
  /** Address of the cash. */
  readonly cash: string;
  readonly org: number;
}

/**
 * What an organisation has on the board that is not put aside for a trade.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getTradeDeposit } from "tallystick/board";
 *
 * const free = await getTradeDeposit(client, { cash, org: 7 });
 */
export async function getTradeDeposit(client: Client, parameters: GetTradeDepositParameters): Promise<bigint> {
  const [cash, org] = [checkAddress("cash", parameters.cash), checkNumber("org", parameters.org)];
  return rpc(() => boardContract(client).depositOf(cash, org));
}
