import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, write } from "../../../core/write.ts";
import { checkStatement } from "../../../evidence/model/statement/create.ts";
import type { Statement } from "../../../evidence/model/statement/statement.ts";
import { exceedancesContract } from "../../contracts.ts";
import { checkExceedance, type MoveReturnType, moved } from "./move.ts";

export interface RemediateExceedanceParameters extends WriteOptions {
  /** See `exceedanceId`. */
  readonly id: bigint;
  /** A valid statement that says what was done, about this exceedance, see `exceedanceSubject`; by its uid, see `getStatement`. */
  readonly report: Statement;
}

/**
 * Acknowledged -> Remediated: the station's operator says what it did. MAKER or CHECKER of the operator, also while it is
 * restricted.
 *
 * @throws `Exceedances_StageForbidden`, `Exceedances_NotOperator`, `Exceedances_NoStatement`, `Exceedances_OthersStatement`,
 * `Exceedances_OtherSubject`; `Members_*` when the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getStatement } from "tallystick/evidence";
 * import { exceedanceId, remediateExceedance } from "tallystick/sensing";
 *
 * const { statement: report } = await getStatement(client, { uid });
 * const sent = await remediateExceedance(client, { id: exceedanceId({ sensor: 3, seq: 1207 }), report });
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
    [checkExceedance(id), checkStatement(report, "report.")],
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
