import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { settlementContract } from "../../contracts.ts";
import { checkUint256 } from "../../model/amount.ts";

export interface IsNonceUsedParameters {
  readonly party: string;
  readonly nonce: bigint;
}

/**
 * Whether a party's deal under a nonce was settled, or the nonce was cancelled.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { isNonceUsed } from "tallystick/settlement";
 *
 * const used = await isNonceUsed(client, { party: account, nonce: 1n });
 */
export async function isNonceUsed(client: Client, parameters: IsNonceUsedParameters): Promise<boolean> {
  const party = checkAddress("party", parameters.party);
  const nonce = checkUint256("nonce", parameters.nonce);
  return rpc(() => settlementContract(client).isNonceUsed(party, nonce));
}
