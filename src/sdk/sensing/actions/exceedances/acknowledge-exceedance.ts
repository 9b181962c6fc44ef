import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, write } from "../../../core/write.ts";
import { exceedancesContract } from "../../contracts.ts";
import { checkExceedance, type MoveReturnType, moved } from "./move.ts";

export interface AcknowledgeExceedanceParameters extends WriteOptions {
  /** See `exceedanceId`. */
  readonly id: bigint;
}

/**
 * Open -> Acknowledged: the station's operator has seen it. MAKER or CHECKER of the operator, also while it is restricted.
 *
 * @throws `Exceedances_StageForbidden`, `Exceedances_NotOperator`; `Members_*` when the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { acknowledgeExceedance, exceedanceId } from "tallystick/sensing";
 *
 * const sent = await acknowledgeExceedance(client, { id: exceedanceId({ sensor: 3, seq: 1207 }) });
 */
export async function acknowledgeExceedance(
  client: Client,
  parameters: AcknowledgeExceedanceParameters,
): Promise<SentTransaction> {
  const { id, ...options } = parameters;
  return write(client, exceedancesContract(client), "acknowledge", [checkExceedance(id)], options);
}

/** As `acknowledgeExceedance`; waits until it is mined. */
export async function acknowledgeExceedanceAndWait(
  client: Client,
  parameters: AcknowledgeExceedanceParameters,
): Promise<MoveReturnType> {
  return moved(client, await acknowledgeExceedance(client, parameters));
}
