import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, write } from "../../../core/write.ts";
import { exceedancesContract } from "../../contracts.ts";
import { checkExceedance, type MoveReturnType, moved } from "./move.ts";

export interface DisputeExceedanceParameters extends WriteOptions {
  /** See `exceedanceId`. */
  readonly id: bigint;
  /** Uid of a valid statement that says why. */
  readonly reason: string;
}

/**
 * Open or Acknowledged -> Disputed: the station's operator says why it is not an exceedance. MAKER or CHECKER of the operator, also while it
 * is restricted.
 *
 * @throws `Exceedances_StageForbidden`, `Exceedances_NotOperator`, `Exceedances_NoStatement`, `Exceedances_OthersStatement`; `Members_*`
 * when the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { disputeExceedance, exceedanceId } from "tallystick/sensing";
 *
 * const sent = await disputeExceedance(client, { id: exceedanceId({ sensor: 3, seq: 1207 }), reason: uid });
 */
export async function disputeExceedance(
  client: Client,
  parameters: DisputeExceedanceParameters,
): Promise<SentTransaction> {
  const { id, reason, ...options } = parameters;
  return write(
    client,
    exceedancesContract(client),
    "dispute",
    [checkExceedance(id), checkBytes32("reason", reason)],
    options,
  );
}

/** As `disputeExceedance`; waits until it is mined. */
export async function disputeExceedanceAndWait(
  client: Client,
  parameters: DisputeExceedanceParameters,
): Promise<MoveReturnType> {
  return moved(client, await disputeExceedance(client, parameters));
}
