import { checkAddress, checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument } from "../../model/units.ts";

export interface GetLienParameters {
  /** The ledger's id. */
  readonly instrument: bigint;
  readonly owner: string;
  /** Organisation. */
  readonly pledgee: number;
  /** Hash of the agreement. */
  readonly ref: string;
}

export interface GetLienReturnType {
  /** 0 where there is no such lien, or nothing of it is left. */
  readonly amount: bigint;
  /** First second in which the pledgee may take the units; null where there is no such lien. */
  readonly enforceableFrom: number | null;
}

/**
 * Reads what is pledged under an agreement.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getLien } from "tallystick/ledger";
 *
 * const { amount } = await getLien(client, { instrument, owner: account, pledgee: 3, ref: uid });
 */
export async function getLien(client: Client, parameters: GetLienParameters): Promise<GetLienReturnType> {
  const args = [
    checkInstrument(parameters.instrument),
    checkAddress("owner", parameters.owner),
    checkNumber("pledgee", parameters.pledgee),
    checkBytes32("ref", parameters.ref),
  ] as const;
  const { amount, enforceableFrom } = await rpc(() => instrumentsContract(client).lienOf(...args));
  return { amount, enforceableFrom: amount === 0n ? null : Number(enforceableFrom) };
}
