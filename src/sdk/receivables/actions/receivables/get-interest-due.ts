import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { receivablesContract } from "../../contracts.ts";

export interface GetInterestDueParameters {
  readonly receivable: string;
}

/**
 * Reads the late interest that is due now, beyond what was paid; 0 in the days of grace.
 *
 * @throws `Holdings_UnknownInstrument` where it was never confirmed; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getInterestDue } from "tallystick/receivables";
 *
 * const due = await getInterestDue(client, { receivable });
 */
export async function getInterestDue(client: Client, parameters: GetInterestDueParameters): Promise<bigint> {
  const receivable = checkBytes32("receivable", parameters.receivable);
  return rpc(() => receivablesContract(client).interestDue(receivable));
}
