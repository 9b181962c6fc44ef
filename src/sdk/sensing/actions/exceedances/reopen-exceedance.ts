import { ZeroHash } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, write } from "../../../core/write.ts";
import { exceedancesContract } from "../../contracts.ts";
import { checkExceedance, type MoveReturnType, moved } from "./move.ts";

export interface ReopenExceedanceParameters extends WriteOptions {
  /** See `exceedanceId`. */
  readonly id: bigint;
  /** Uid of a valid statement that says why; none if left out. */
  readonly reason?: string;
}

/**
 * Remediated or Disputed -> Open. MAKER or CHECKER of a regulator that is not the station's operator.
 *
 * @throws `Exceedances_StageForbidden`, `Exceedances_OwnStation`, `Exceedances_NoStatement`, `Exceedances_OthersStatement`; `Members_*`
 * when the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { exceedanceId, reopenExceedance } from "tallystick/sensing";
 *
 * const sent = await reopenExceedance(client, { id: exceedanceId({ sensor: 3, seq: 1207 }), reason: uid });
 */
export async function reopenExceedance(
  client: Client,
  parameters: ReopenExceedanceParameters,
): Promise<SentTransaction> {
  const { id, reason = ZeroHash, ...options } = parameters;
  return write(
    client,
    exceedancesContract(client),
    "reopen",
    [checkExceedance(id), checkBytes32("reason", reason)],
    options,
  );
}

/** As `reopenExceedance`; waits until it is mined. */
export async function reopenExceedanceAndWait(
  client: Client,
  parameters: ReopenExceedanceParameters,
): Promise<MoveReturnType> {
  return moved(client, await reopenExceedance(client, parameters));
}
