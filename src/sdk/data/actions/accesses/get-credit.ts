import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { agreementsContract } from "../../contracts.ts";

export interface GetCreditParameters {
  /** Address of the cash contract. */
  readonly cash: string;
  readonly payee: string;
}

export interface GetCreditReturnType {
  /** In minor units. */
  readonly amount: bigint;
}

/**
 * Reads what a payee was credited for accesses, and has not been paid.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getCredit } from "tallystick/data";
 *
 * const { amount } = await getCredit(client, { cash, payee: account });
 */
export async function getCredit(client: Client, parameters: GetCreditParameters): Promise<GetCreditReturnType> {
  const [cash, payee] = [checkAddress("cash", parameters.cash), checkAddress("payee", parameters.payee)];
  return { amount: await rpc(() => agreementsContract(client).creditOf(cash, payee)) };
}
