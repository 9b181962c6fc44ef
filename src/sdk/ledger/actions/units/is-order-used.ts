import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import { checkUint256 } from "../../../settlement/model/amount.ts";
import { instrumentsContract } from "../../contracts.ts";

export interface IsOrderUsedParameters {
  /** Organisation. */
  readonly regulator: number;
  readonly nonce: bigint;
}

/**
 * Whether an order of a regulator with this nonce was carried out.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { isOrderUsed } from "tallystick/ledger";
 *
 * const used = await isOrderUsed(client, { regulator: 6, nonce: 1n });
 */
export async function isOrderUsed(client: Client, parameters: IsOrderUsedParameters): Promise<boolean> {
  const args = [checkNumber("regulator", parameters.regulator), checkUint256("nonce", parameters.nonce)] as const;
  return rpc(() => instrumentsContract(client).isOrderUsed(...args));
}
