import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";
import { exceedancesContract } from "../../contracts.ts";
import { type Exceedance, fromExceedanceStruct } from "../../model/exceedance.ts";
import { checkExceedance } from "./move.ts";

export interface GetExceedanceParameters {
  /** See `exceedanceId`. */
  readonly id: bigint;
}

/**
 * Reads an exceedance.
 *
 * @throws `NOT_FOUND` when none was opened; `NUMBER_TOO_LARGE`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { exceedanceId, getExceedance } from "tallystick/sensing";
 *
 * const { stage, value } = await getExceedance(client, { id: exceedanceId({ sensor: 3, seq: 1207 }) });
 */
export async function getExceedance(client: Client, parameters: GetExceedanceParameters): Promise<Exceedance> {
  const id = checkExceedance(parameters.id);
  const found = fromExceedanceStruct(id, await rpc(() => exceedancesContract(client).exceedance(id)));
  if (found.stage === "None") throw sdkError("NOT_FOUND", `no exceedance ${id} was opened`, { id });
  return found;
}
