import { ZeroAddress } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";
import { agreementsContract } from "../../contracts.ts";
import { PRICE_UNITS } from "../../model/agreement/price.ts";
import { nameOf } from "../../model/states.ts";

export interface GetEscrowParameters {
  readonly agreement: string;
}

export interface GetEscrowReturnType {
  readonly cash: string;
  /** What a use, or a period of uses, costs. */
  readonly amount: bigint;
  readonly per: (typeof PRICE_UNITS)[number];
  /** Paid in, and not locked. */
  readonly available: bigint;
  /** For accesses that are not settled. */
  readonly locked: bigint;
}

/**
 * Reads what is held for an agreement.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getEscrow } from "tallystick/data";
 *
 * const { available, locked } = await getEscrow(client, { agreement });
 */
export async function getEscrow(client: Client, parameters: GetEscrowParameters): Promise<GetEscrowReturnType> {
  const agreement = checkBytes32("agreement", parameters.agreement);
  const escrow = await rpc(() => agreementsContract(client).escrowOf(agreement));
  if (escrow.cash === ZeroAddress) throw sdkError("NOT_FOUND", `no escrow of ${agreement}`, { agreement });
  const { cash, amount, available, locked } = escrow;
  return { cash, amount, per: nameOf(PRICE_UNITS, escrow.per), available, locked };
}
