import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkAmount } from "../../../settlement/model/amount.ts";
import { receivablesContract } from "../../contracts.ts";

export interface GetRecoursePriceParameters {
  /** The sale's id: see `saleId`. */
  readonly sale: string;
  /** Units that the seller takes back. */
  readonly amount: bigint;
}

/**
 * Reads what a seller pays now for units under recourse that was claimed: the units, and the late interest that is due on them. It grows by the day.
 *
 * @throws `Recourses_NotOpen`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getRecoursePrice } from "tallystick/receivables";
 *
 * const price = await getRecoursePrice(client, { sale: key, amount: 5_000_00n });
 */
export async function getRecoursePrice(client: Client, parameters: GetRecoursePriceParameters): Promise<bigint> {
  const args = [checkBytes32("sale", parameters.sale), checkAmount("amount", parameters.amount)] as const;
  return rpc(() => receivablesContract(client).recoursePrice(...args));
}
