import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, write } from "../../../core/write.ts";
import { exceedancesContract } from "../../contracts.ts";
import { checkExceedance, type MoveReturnType, moved } from "./move.ts";

export interface RemediateExceedanceParameters extends WriteOptions {
  /** See `exceedanceId`. */
  readonly id: bigint;
  /** Uid of a valid statement that says what was done. */
  readonly report: string;
}

/**
 * Acknowledged -> Remediated: the station's operator says what it did. MAKER or CHECKER of the operator, also while it is
 * restricted.
 *
 * @throws `Exceedances_StageForbidden`, `Exceedances_NotOperator`, `Exceedances_NoStatement`, `Exceedances_OthersStatement`; `Members_*`
 * when the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { exceedanceId, remediateExceedance } from "tallystick/sensing";
 *
 * const sent = await remediateExceedance(client, { id: exceedanceId({ sensor: 3, seq: 1207 }), report: uid });
 */
export async function remediateExceedance(
  client: Client,
  parameters: RemediateExceedanceParameters,
): Promise<SentTransaction> {
  const { id, report, ...options } = parameters;
  return write(
    client,
    exceedancesContract(client),
    "remediate",
    [checkExceedance(id), checkBytes32("report", report)],
    options,
  );
}

/** As `remediateExceedance`; waits until it is mined. */
export async function remediateExceedanceAndWait(
  client: Client,
  parameters: RemediateExceedanceParameters,
): Promise<MoveReturnType> {
  return moved(client, await remediateExceedance(client, parameters));
}
