import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument } from "../../model/units.ts";

export interface GetObligationParameters {
  /** The ledger's id. */
  readonly instrument: bigint;
}

/** What is owed, paid and paid out of an instrument, in minor units. */
export interface GetObligationReturnType {
  /** What was issued, less what was written down. */
  readonly face: bigint;
  readonly paid: bigint;
  /** What of the face is not paid yet. */
  readonly open: bigint;
  /** What holders were paid out. */
  readonly redeemed: bigint;
  /** Late interest that came, and that went to holders. */
  readonly interestPaid: bigint;
  readonly interestRedeemed: bigint;
}

/**
 * Reads what is owed on an instrument.
 *
 * @throws `Holdings_UnknownInstrument`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getObligation } from "tallystick/ledger";
 *
 * const { face, paid, open } = await getObligation(client, { instrument });
 */
export async function getObligation(
  client: Client,
  parameters: GetObligationParameters,
): Promise<GetObligationReturnType> {
  const instrument = checkInstrument(parameters.instrument);
  const obligation = await rpc(() => instrumentsContract(client).obligationOf(instrument));
  const { face, paid, redeemed, interestPaid, interestRedeemed } = obligation;
  return { face, paid, open: face - paid, redeemed, interestPaid, interestRedeemed };
}
