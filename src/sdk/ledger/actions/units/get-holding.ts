import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument } from "../../model/units.ts";

export interface GetHoldingParameters {
  /** The ledger's id. */
  readonly instrument: bigint;
  readonly holder: string;
}

/** What an account has of an instrument, in minor units. */
export interface Holding {
  readonly holder: string;
  readonly balance: bigint;
  /** Of the balance, what is pledged. */
  readonly pledged: bigint;
  /** What is frozen by order beside it, also if there is less. */
  readonly ordered: bigint;
  /** What the holder can move now. */
  readonly free: bigint;
}

/**
 * Reads what an account has of an instrument. Where it has nothing, or there is no such instrument, all is 0.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getHolding } from "tallystick/ledger";
 *
 * const { balance, free } = await getHolding(client, { instrument, holder: account });
 */
export async function getHolding(client: Client, parameters: GetHoldingParameters): Promise<Holding> {
  const holder = checkAddress("holder", parameters.holder);
  const instrument = checkInstrument(parameters.instrument);
  const { balance, pledged, ordered } = await rpc(() => instrumentsContract(client).holdingOf(instrument, holder));
  const frozen = pledged + ordered;
  return { holder, balance, pledged, ordered, free: balance > frozen ? balance - frozen : 0n };
}
