import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument } from "../../model/units.ts";

export interface GetRedeemableParameters {
  /** The ledger's id. */
  readonly instrument: bigint;
  readonly holder: string;
}

export interface GetRedeemableReturnType {
  readonly principal: bigint;
  /** Late interest. */
  readonly interest: bigint;
}

/**
 * Reads what `redeem` would pay to a holder now: nothing while transfers are open and the whole is not paid.
 *
 * @throws `Holdings_UnknownInstrument`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getRedeemable } from "tallystick/ledger";
 *
 * const { principal, interest } = await getRedeemable(client, { instrument, holder: account });
 */
export async function getRedeemable(
  client: Client,
  parameters: GetRedeemableParameters,
): Promise<GetRedeemableReturnType> {
  const args = [checkInstrument(parameters.instrument), checkAddress("holder", parameters.holder)] as const;
  const { principal, interest } = await rpc(() => instrumentsContract(client).redeemable(...args));
  return { principal, interest };
}
