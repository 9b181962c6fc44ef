import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, write } from "../../../core/write.ts";
import { checkStatement } from "../../../evidence/model/statement/create.ts";
import type { Statement } from "../../../evidence/model/statement/statement.ts";
import { exceedancesContract } from "../../contracts.ts";
import { checkExceedance, type MoveReturnType, moved } from "./move.ts";

export interface DisputeExceedanceParameters extends WriteOptions {
  /** See `exceedanceId`. */
  readonly id: bigint;
  /** A valid statement that says why, about this exceedance, see `exceedanceSubject`; by its uid, see `getStatement`. */
  readonly reason: Statement;
}

/**
 * Open or Acknowledged -> Disputed: the station's operator says why it is not an exceedance. MAKER or CHECKER of the operator, also while it
 * is restricted.
 *
 * @throws `Exceedances_StageForbidden`, `Exceedances_NotOperator`, `Exceedances_NoStatement`, `Exceedances_OthersStatement`,
 * `Exceedances_OtherSubject`; `Members_*` when the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getStatement } from "tallystick/evidence";
 * import { disputeExceedance, exceedanceId } from "tallystick/sensing";
 *
 * const { statement: reason } = await getStatement(client, { uid });
 * const sent = await disputeExceedance(client, { id: exceedanceId({ sensor: 3, seq: 1207 }), reason });
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
    [checkExceedance(id), checkStatement(reason, "reason.")],
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
