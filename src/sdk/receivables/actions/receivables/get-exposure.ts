import { checkAddress, checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { receivablesContract } from "../../contracts.ts";

export interface GetExposureParameters {
  readonly receivable: string;
  /** Account that bought units. */
  readonly holder: string;
}

/**
 * Reads what an account bought of a receivable and still counts against its organisation's limit on the obligor.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getExposure } from "tallystick/receivables";
 *
 * const exposure = await getExposure(client, { receivable, holder: account });
 */
export async function getExposure(client: Client, parameters: GetExposureParameters): Promise<bigint> {
  const receivable = checkBytes32("receivable", parameters.receivable);
  const holder = checkAddress("holder", parameters.holder);
  return rpc(() => receivablesContract(client).exposureOf(receivable, holder));
}
