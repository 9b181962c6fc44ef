import { ZeroHash } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, write } from "../../../core/write.ts";
import { exceedancesContract } from "../../contracts.ts";
import { checkExceedance, type MoveReturnType, moved } from "./move.ts";

export interface CloseExceedanceParameters extends WriteOptions {
  /** See `exceedanceId`. */
  readonly id: bigint;
  /** Uid of a valid statement that says what was decided; none if left out. */
  readonly decision?: string;
}

/**
 * Any stage but Closed -> Closed, for ever. MAKER or CHECKER of a regulator that is not the station's operator.
 *
 * @throws `Exceedances_StageForbidden`, `Exceedances_OwnStation`, `Exceedances_NoStatement`, `Exceedances_OthersStatement`; `Members_*`
 * when the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { closeExceedance, exceedanceId } from "tallystick/sensing";
 *
 * const sent = await closeExceedance(client, { id: exceedanceId({ sensor: 3, seq: 1207 }), decision: uid });
 */
export async function closeExceedance(client: Client, parameters: CloseExceedanceParameters): Promise<SentTransaction> {
  const { id, decision = ZeroHash, ...options } = parameters;
  return write(
    client,
    exceedancesContract(client),
    "close",
    [checkExceedance(id), checkBytes32("decision", decision)],
    options,
  );
}

/** As `closeExceedance`; waits until it is mined. */
export async function closeExceedanceAndWait(
  client: Client,
  parameters: CloseExceedanceParameters,
): Promise<MoveReturnType> {
  return moved(client, await closeExceedance(client, parameters));
}
